import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { timesCalled } from "#format/card-content.ts";
import { formatShare } from "#format/format-share.ts";
import { plainName } from "#format/plain-name.ts";
import type { Scene } from "#model/scene.ts";
import { diagramWords, provenanceWords } from "./diagram-words.ts";
import { selectedId } from "./neighbourhood.ts";
import { type TreeItem, treeItems } from "./tree-items.ts";

interface FlowTreeProps {
  readonly scene: Scene;
  /** The same selection as the diagram's: a node's or a function's id. */
  readonly selected: string | null;
  readonly onSelect: (nodeId: string) => void;
  readonly onOpen: (nodeId: string) => void;
}

/** Levels that are open to begin with. */
const openLevels = 2;

/** The scene as a tree for keys and screen readers: callers above, callees below, dearest first. */
export function FlowTree({ scene, selected, onSelect, onOpen }: FlowTreeProps) {
  const [toggled, setToggled] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [active, setActive] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const items = useMemo(
    () => treeItems(scene, (path, level) => toggled.get(path) ?? level < openLevels),
    [scene, toggled],
  );
  const chosen = selectedId(scene, selected);
  const current = items.find(({ path }) => path === active) ?? items.find(({ node }) => node.id === chosen) ?? items[0];

  useEffect(() => {
    // The selection came from elsewhere: the tree follows with its own place.
    setActive((path) =>
      chosen === null || items.some((item) => item.path === path && item.node.id === chosen) ? path : null,
    );
  }, [chosen, items]);

  const moveTo = (item: TreeItem | undefined): void => {
    if (item === undefined) return;
    setActive(item.path);
    onSelect(item.node.id);
    const place = items.indexOf(item);
    list.current?.querySelectorAll<HTMLElement>("[role=treeitem]")[place]?.focus();
  };
  const toggle = (changes: readonly (readonly [string, boolean])[]) =>
    setToggled((last) => new Map([...last, ...changes]));
  const onKeyDown = (event: KeyboardEvent) => {
    if (current === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = treeStep(items, current, event.key);
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.open) onOpen(current.node.id);
    if (step.toggle.length > 0) toggle(step.toggle);
    moveTo(step.to);
  };
  return (
    <div className="flow-tree" role="tree" aria-label={diagramWords.tree} ref={list} onKeyDown={onKeyDown}>
      {items.map((item) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the tree around it handles the keys
        <div
          key={item.path}
          role="treeitem"
          aria-level={item.level}
          aria-posinset={item.position}
          aria-setsize={item.siblings}
          aria-selected={item === current && item.node.id === chosen}
          {...(item.expanded === null ? {} : { "aria-expanded": item.expanded })}
          aria-label={spoken(item, scene)}
          tabIndex={item === current ? 0 : -1}
          style={{ paddingLeft: 8 + (item.level - 1) * 16 }}
          onClick={() => moveTo(item)}
          onDoubleClick={() => onOpen(item.node.id)}
        >
          <Twist item={item} onToggle={() => toggle([[item.path, item.expanded !== true]])} />
          <span className="name">{plainName(item.node.name)}</span>
          <span className="figures">{figures(item, scene)}</span>
        </div>
      ))}
    </div>
  );
}

/** Pointers open and close here; the keys do it on the line itself, so this is hidden from screen readers. */
function Twist({ item, onToggle }: { readonly item: TreeItem; readonly onToggle: () => void }) {
  const mark = item.isRecursion ? "↻" : item.expanded === null ? "" : item.expanded ? "▾" : "▸";
  return (
    <span
      className="twist"
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation();
        if (item.expanded !== null) onToggle();
      }}
    >
      {mark}
    </span>
  );
}

interface TreeStep {
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

function figures(item: TreeItem, scene: Scene): string {
  const counted = item.edge ?? item.node;
  const share = item.node.cost?.total == null ? "" : formatShare(item.node.cost.total, scene.measure?.whole ?? null);
  return [counted.calls === null ? "" : timesCalled(counted.calls, counted.primitiveCalls), share]
    .filter((part) => part !== "")
    .join("  ");
}

function spoken(item: TreeItem, scene: Scene): string {
  const parts = [plainName(item.node.name), figures(item, scene), provenanceWords(item.edge ?? item.node)];
  if (item.edge?.certainty === "possible") parts.push("possible");
  if (item.isRecursion) parts.push(diagramWords.recursionAgain);
  return parts.filter((part) => part !== "").join(", ");
}
