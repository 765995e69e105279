/** A tree in parallel arrays: node 0 is the root, and a parent comes before its children. */
export interface ParentArray {
  readonly parents: Int32Array;
}

/** Visits each node of a tree before and after its children. Uses no call stack, since stacks may be 100,000 deep. */
export function walkTree(
  tree: ParentArray,
  visit: { readonly enter: (node: number) => void; readonly leave: (node: number) => void },
): void {
  if (tree.parents.length === 0) return;
  const { offsets, children } = childLists(tree.parents);
  const next = Int32Array.from(offsets);
  let node = 0;
  visit.enter(node);
  for (;;) {
    const at = next[node]!;
    if (at < offsets[node + 1]!) {
      next[node] = at + 1;
      node = children[at]!;
      visit.enter(node);
      continue;
    }
    visit.leave(node);
    if (node === 0) return;
    node = tree.parents[node]!;
  }
}

/** Self plus the totals of the children, for each node. */
export function treeTotals(tree: ParentArray, self: Float64Array): Float64Array {
  const totals = Float64Array.from(self);
  for (let node = totals.length - 1; node > 0; node--) totals[tree.parents[node]!]! += totals[node]!;
  return totals;
}

/** The children of node n are `children[offsets[n]]` up to, not including, `children[offsets[n + 1]]`. */
function childLists(parents: Int32Array): { readonly offsets: Int32Array; readonly children: Int32Array } {
  const offsets = new Int32Array(parents.length + 1);
  for (let node = 1; node < parents.length; node++) offsets[parents[node]! + 1]!++;
  for (let node = 0; node < parents.length; node++) offsets[node + 1]! += offsets[node]!;
  const next = Int32Array.from(offsets);
  const children = new Int32Array(Math.max(0, parents.length - 1));
  for (let node = 1; node < parents.length; node++) children[next[parents[node]!]!++] = node;
  return { offsets, children };
}
