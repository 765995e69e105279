import type { FlowQuestion } from "#model/flow-view.ts";
import type { JoinedFunction } from "./joined-function.ts";

/** How a function is written on a card, and where it belongs. */
export interface FunctionLabel {
  /** `Class.method`. */
  readonly name: string;
  readonly qualifiedName: string;
  /** `pkg.mod` for Python, `src/file.ts` for TypeScript, the library's module for external functions. */
  readonly module: string;
  readonly external: boolean;
}

/** Splits the name of a function into what the card shows first and the module below it. */
export function functionLabel(each: JoinedFunction): FunctionLabel {
  const { source } = each;
  if (source !== null && !source.external) {
    const inFile = each.id.slice(each.id.indexOf("#") + 1);
    const { qualifiedName } = source;
    if (inFile === "") return { name: "<module>", qualifiedName, module: bare(qualifiedName), external: false };
    const module = qualifiedName.endsWith(inFile) ? bare(qualifiedName.slice(0, -inFile.length)) : (source.file ?? "");
    return { name: inFile, qualifiedName, module, external: false };
  }
  if (each.id.startsWith("external:")) return externalLabel(each.id.slice("external:".length));
  const measured = each.head ?? each.base;
  const file = measured?.file ?? "";
  const name = measured?.name ?? each.id;
  return { name, qualifiedName: `${file}:${name}`, module: file === "" ? "unknown" : file, external: true };
}

/** `abc.ABCMeta.register` is `ABCMeta.register` of `abc`; `typescript/lib/tsc.parse@3:9` is `parse` of `typescript/lib/tsc`. */
export function externalLabel(dotted: string): FunctionLabel {
  const qualifiedName = dotted.replace(/@[\d:]+$/, "");
  const path = qualifiedName.slice(0, qualifiedName.lastIndexOf("/") + 1);
  const parts = qualifiedName.slice(path.length).split(/\.(?![^<(]*[>)])/);
  let names = 1;
  if (parts[0] === "builtins") names = parts.length - 1;
  else if (parts.length > 2 && /^_?[A-Z]/.test(parts.at(-2)!)) names = 2;
  if (parts.length < 2) return { name: qualifiedName, qualifiedName, module: "runtime", external: true };
  const module = path + parts.slice(0, -names).join(".");
  return {
    name: parts.slice(-names).join("."),
    qualifiedName,
    module: module === "" ? "runtime" : module,
    external: true,
  };
}

/** The group of a function; null when functions aren't grouped. */
export function groupOf(label: FunctionLabel, by: NonNullable<FlowQuestion["group"]>): string | null {
  if (by === "none") return null;
  if (label.external) return library(label.module);
  if (by === "module") return label.module;
  if (by === "package") return parentOf(label.module);
  const owner = label.name.split(".").slice(0, -1).join(".");
  return owner === "" ? label.module : joined(label.module, owner);
}

/** The library that a module belongs to: `sympy` for `sympy.core.basic`, `node:internal` for `node:internal/modules`. */
export function library(module: string): string {
  const scoped = /^@[^/]+\/[^/]+/.exec(module)?.[0];
  if (scoped !== undefined) return scoped;
  if (module.startsWith("/") || /^[A-Za-z]:\//.test(module)) return module.split("/").at(-1)!;
  return module.split("/")[0]!.split(".")[0]!;
}

function parentOf(module: string): string {
  const separator = module.includes("/") || /\.[cm]?[jt]sx?$/.test(module) ? "/" : ".";
  const end = module.lastIndexOf(separator);
  return end > 0 ? module.slice(0, end) : separator === "/" ? "." : module;
}

function joined(module: string, owner: string): string {
  return `${module}${module.includes("/") || /\.[cm]?[jt]sx?$/.test(module) ? ":" : "."}${owner}`;
}

function bare(module: string): string {
  return module.replace(/[.:]$/, "");
}
