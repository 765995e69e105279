import { type Analysis, plainCall } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { isObject } from "./is-object.ts";
import { callMethod } from "./iteration.ts";
import { valueKind } from "./values.ts";

const sequences: readonly number[] = [0, 1];

/**
 * Looking for an object in a container asks for its hash, in a dict or set, and compares it with what is there. Noted once
 * for each place, whichever containers come there.
 */
export function hashKey(analysis: Analysis, container: number, key: number, site: number) {
  const { values, graph, containers, hashedKeys } = analysis;
  if (key < 0 || site < 0 || values.kind(container) !== valueKind.container) return;
  const hashes = !sequences.includes(containers.of(container).kind);
  const number = site * 2 + (hashes ? 1 : 0);
  if (hashedKeys.has(number)) return;
  hashedKeys.add(number);
  graph.listen(key, (value) => {
    if (!isObject(analysis, value)) return;
    if (hashes) callMethod(analysis, value, "__hash__", plainCall(site, role.hash, edgeTier.implicit));
    callMethod(analysis, value, "__eq__", plainCall(site, role.right, edgeTier.logical));
  });
}
