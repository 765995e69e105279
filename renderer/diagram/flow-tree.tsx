import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { timesCalled } from "#format/card-content.ts";
import { formatShare } from "#format/format-share.ts";
import { plainName } from "#format/plain-name.ts";
import type { Scene } from "#model/scene.ts";
import { diagramWords, provenanceWords } from "./diagram-words.ts";
import { treeStep } from "./flow-tree-keys.ts";
import { selectedId } from "./neighbourhood.ts";
import { pathsAbove, type TreeItem, treeItems } from "./tree-items.ts";

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

  // The selection came from elsewhere: the tree opens the way to it and follows with its own place.
  useEffect(() => {
    if (chosen === null) return;
    const here = items.find(({ path, node }) => path === active && node.id === chosen);
    const shown = here ?? items.find(({ node }) => node.id === chosen);
    if (shown === undefined) {
      const way = pathsAbove(scene, chosen);
      if (way.some((path) => toggled.get(path) !== true))
        setToggled(new Map([...toggled, ...way.map((path) => [path, true] as const)]));
    } else if (here === undefined) {
      setActive(shown.path);
      lineOf(list.current, items.indexOf(shown))?.scrollIntoView({ block: "nearest" });
    }
  }, [chosen, items, active, scene, toggled]);

  const moveTo = (item: TreeItem | undefined): void => {
    if (item === undefined) return;
    setActive(item.path);
    onSelect(item.node.id);
    const place = items.indexOf(item);
    lineOf(list.current, place)?.focus();
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
          tabIndex={item === current ? 0 : -1}
          style={{ paddingLeft: 8 + (item.level - 1) * 16 }}
          onClick={() => moveTo(item)}
          onDoubleClick={() => onOpen(item.node.id)}
        >
          <Twist item={item} onToggle={() => toggle([[item.path, item.expanded !== true]])} />
          <span className="name">{plainName(item.node.name)}</span>
          <span className="figures">{figures(item, scene)}</span>
          <span className="visually-hidden">{spoken(item)}</span>
        </div>
      ))}
    </div>
  );
}

function lineOf(list: HTMLElement | null, place: number): HTMLElement | undefined {
  return list?.querySelectorAll<HTMLElement>("[role=treeitem]")[place];
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

function figures(item: TreeItem, scene: Scene): string {
  const counted = item.edge ?? item.node;
  const share = item.node.cost?.total == null ? "" : formatShare(item.node.cost.total, scene.measure?.whole ?? null);
  return [counted.calls === null ? "" : timesCalled(counted.calls, counted.primitiveCalls), share]
    .filter((part) => part !== "")
    .join("  ");
}

/** What the eye sees in the picture by lines and loops, for the ear. */
function spoken(item: TreeItem): string {
  const parts = [provenanceWords(item.edge ?? item.node)];
  if (item.edge?.certainty === "possible") parts.push("possible");
  if (item.edge?.note != null) parts.push(diagramWords.noteText(item.edge.note));
  if (item.isRecursion) parts.push(diagramWords.recursionAgain);
  return parts.filter((part) => part !== "").join(", ");
}
