import type { FunctionRow } from "#contract/answers.ts";
import { functionId } from "#model/ids.ts";

/** Rows of a list, named `module.name`; those of module `lib` lie outside the project. */
export function functionRows(...qualifiedNames: string[]): FunctionRow[] {
  return qualifiedNames.map((qualifiedName) => {
    const at = qualifiedName.lastIndexOf(".");
    const [module, name] = [qualifiedName.slice(0, at), qualifiedName.slice(at + 1)];
    return {
      id: functionId(qualifiedName),
      name,
      qualifiedName,
      module,
      file: null,
      line: null,
      kind: "function",
      external: module === "lib",
      provenance: "static",
      calls: null,
      primitiveCalls: null,
      cost: null,
      hasNote: false,
      notedComplexity: null,
    };
  });
}
