import type { TreeItem } from "./tree-items.ts";

/** What a key of the tree asks for. */
export interface TreeStep {
  readonly to: TreeItem | undefined;
  readonly toggle: readonly (readonly [string, boolean])[];
  readonly open: boolean;
}

/** What a key does in the tree, by the ARIA pattern for trees; null for keys that mean nothing here. */
export function treeStep(items: readonly TreeItem[], current: TreeItem, key: string): TreeStep | null {
  const at = items.indexOf(current);
  const to = (item: TreeItem | undefined): TreeStep => ({ to: item, toggle: [], open: false });
  const flip = (changes: TreeStep["toggle"]): TreeStep => ({ to: undefined, toggle: changes, open: false });
  switch (key) {
    case "ArrowDown":
      return to(items[at + 1]);
    case "ArrowUp":
      return to(items[at - 1]);
    case "Home":
      return to(items[0]);
    case "End":
      return to(items.at(-1));
    case "ArrowRight":
      if (current.expanded === false) return flip([[current.path, true]]);
      return to(current.expanded === true ? items[at + 1] : undefined);
    case "ArrowLeft":
      if (current.expanded === true) return flip([[current.path, false]]);
      return to(items.find(({ path }) => path === current.parent));
    case "*": {
      const siblings = items.filter(({ parent, expanded }) => parent === current.parent && expanded === false);
      return flip(siblings.map(({ path }) => [path, true] as const));
    }
    case "Enter":
      return { to: undefined, toggle: [], open: true };
    case " ":
      return to(current);
    default:
      return key.length === 1 && /\S/.test(key) ? to(typedAhead(items, at, key)) : null;
  }
}

function typedAhead(items: readonly TreeItem[], at: number, letter: string): TreeItem | undefined {
  const rotated = [...items.slice(at + 1), ...items.slice(0, at)];
  return rotated.find(({ node }) => node.name.toLowerCase().startsWith(letter.toLowerCase()));
}
