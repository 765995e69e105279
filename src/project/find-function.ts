import type { FunctionId } from "#model/ids.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import { ProblemError } from "#model/problem.ts";
import { loadGraph } from "./load-graph.ts";
import type { Project } from "./open-project.ts";

interface Named {
  readonly id: FunctionId;
  readonly name: string;
}

/**
 * A function by what a person types: its id, its qualified name, or the end of it after a dot (`Form.check`, `check`).
 *
 * @throws ProblemError when nothing or more than one fits, with the candidates
 */
export function functionNamed(project: Project, text: string, measured: MeasuredGraph | null): FunctionId {
  const known = new Map<FunctionId, Named>();
  for (const one of loadGraph(project).graph.functions) known.set(one.id, { id: one.id, name: one.qualifiedName });
  for (const one of measured?.functions ?? [])
    if (!known.has(one.id)) known.set(one.id, { id: one.id, name: one.name });
  const all = [...known.values()];
  const exact = all.filter(({ id, name }) => id === text || name === text);
  const found = exact.length > 0 ? exact : all.filter(({ name }) => endsWithName(name, text));
  if (found.length === 1) return found[0]!.id;
  if (found.length === 0) {
    throw new ProblemError(
      `There is no function "${text}".`,
      `Search with \`callsketch calls | grep ${text}\`, or index again.`,
    );
  }
  const some = found.slice(0, 8).map(({ id }) => id);
  const more = found.length > some.length ? ` and ${found.length - some.length} more` : "";
  throw new ProblemError(`"${text}" names ${found.length} functions.`, `Choose one of: ${some.join(", ")}${more}.`);
}

function endsWithName(name: string, text: string): boolean {
  return name.endsWith(text) && /[.:/#]$/.test(name.slice(0, name.length - text.length));
}
