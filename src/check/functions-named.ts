import { qualifiedNameOfId } from "#format/name-of-id.ts";
import type { FunctionId } from "#model/ids.ts";
import type { MeasuredFunction } from "#model/measured-graph.ts";

/**
 * The measured functions that a budget's name means: the qualified name, or its end from a dot or colon on
 * (`forms.Form.calculate` for `taxes.forms.Form.calculate`), or the id. A `*` at the end stands for any rest.
 */
export function functionsNamed(
  name: string,
  functions: readonly MeasuredFunction[],
  qualifiedNameOf: (id: FunctionId) => string | null,
): readonly MeasuredFunction[] {
  const isPattern = name.endsWith("*");
  const wanted = isPattern ? name.slice(0, -1) : name;
  const named = functions.map((entry) => ({
    entry,
    names: [qualifiedNameOf(entry.id) ?? qualifiedNameOfId(entry.id), entry.name, entry.id as string],
  }));
  const exact = named.filter(({ names }) =>
    names.some((candidate) => (isPattern ? candidate.startsWith(wanted) : candidate === wanted)),
  );
  const found = exact.length > 0 ? exact : named.filter(({ names }) => names.some((n) => hasEnd(n, wanted, isPattern)));
  return found.map(({ entry }) => entry);
}

function hasEnd(candidate: string, wanted: string, isPattern: boolean): boolean {
  for (const separator of [".", ":", "/"]) {
    if (isPattern ? candidate.includes(separator + wanted) : candidate.endsWith(separator + wanted)) return true;
  }
  return false;
}
