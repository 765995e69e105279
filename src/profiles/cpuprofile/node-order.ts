import { type JsonObject, JsonShapeError, listAt, objectAt } from "../json-shape.ts";

/** A node of V8's profile and the one above it; undefined for the root. */
export interface PlacedNode {
  readonly raw: JsonObject;
  readonly id: unknown;
  readonly parent: unknown;
}

/**
 * The nodes of a list, each after its parent. The list links them by `children` (ids below) or by `parent` (id above).
 *
 * @throws JsonShapeError when they form no single tree
 */
export function nodesOfList(nodes: readonly unknown[]): PlacedNode[] {
  const raws = nodes.map((node, index) => objectAt(node, `nodes[${index}]`));
  const byId = new Map(raws.map((raw) => [raw.id, raw]));
  const below = childrenById(raws, byId);
  const root = raws[0];
  if (root === undefined) throw new JsonShapeError("nodes", "a profile without nodes");
  const placed: PlacedNode[] = [{ raw: root, id: root.id, parent: undefined }];
  for (let next = 0; next < placed.length; next++) {
    const { id } = placed[next] as PlacedNode;
    for (const child of below.get(id) ?? []) placed.push({ raw: child, id: child.id, parent: id });
    if (placed.length > raws.length) throw new JsonShapeError("nodes", "a node below two others, or below itself");
  }
  if (placed.length < raws.length) throw new JsonShapeError("nodes", "nodes that hang below no other");
  return placed;
}

function childrenById(raws: readonly JsonObject[], byId: ReadonlyMap<unknown, JsonObject>): Map<unknown, JsonObject[]> {
  const below = new Map<unknown, JsonObject[]>();
  const link = (parent: unknown, child: JsonObject) => {
    const known = below.get(parent);
    if (known === undefined) below.set(parent, [child]);
    else known.push(child);
  };
  raws.forEach((raw, index) => {
    if (raw.parent !== undefined) link(raw.parent, raw);
    if (raw.children === undefined) return;
    for (const id of listAt(raw.children, `nodes[${index}].children`)) {
      const child = byId.get(id);
      if (child === undefined)
        throw new JsonShapeError(`nodes[${index}].children`, `the child ${id}, which isn't there`);
      if (child.parent === undefined) link(raw.id, child);
    }
  });
  return below;
}

/** The nodes of a nested tree, each after its parent. Keeps its own list, so depth doesn't matter. */
export function nodesOfTree(head: JsonObject): PlacedNode[] {
  const placed: PlacedNode[] = [{ raw: head, id: head.id, parent: undefined }];
  for (let next = 0; next < placed.length; next++) {
    const { raw, id } = placed[next] as PlacedNode;
    if (raw.children === undefined) continue;
    for (const child of listAt(raw.children, "head.children")) {
      const node = objectAt(child, "head.children");
      if (node.id === undefined) throw new JsonShapeError("head.children", "a node without an id");
      placed.push({ raw: node, id: node.id, parent: id });
    }
  }
  return placed;
}
