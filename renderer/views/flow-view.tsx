import { ChevronDown, ChevronUp, Maximize, Minus, Pencil, Plus, X } from "lucide-react";
import { useCallback, useMemo } from "react";
import { expand, functionOfNode, moveCard, pinCard, toggleGroup } from "../app/actions/flow.ts";
import { toggleLook } from "../app/actions/frame.ts";
import { adjust, focusOn, selectCard, selectEdge } from "../app/actions/navigate.ts";
import { runCommand } from "../app/commands/all-commands.ts";
import { diagram } from "../app/diagram-handle.ts";
import { foundNodes } from "../app/found-nodes.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { useTheme } from "../app/theme.ts";
import type { DiagramTarget } from "../diagram/diagram-props.ts";
import { FlowDiagram } from "../diagram/flow-diagram.tsx";
import { FlowTree } from "../diagram/flow-tree.tsx";
import { Legend } from "../diagram/legend.tsx";
import { openContextMenu } from "../panels/context-menu.tsx";
import { Crumbs } from "../panels/crumbs.tsx";
import { FilterMenu } from "../panels/filter-menu.tsx";
import { LeftOutLine } from "../panels/left-out-line.tsx";
import { IconButton } from "../widgets/button.tsx";
import { keysOf } from "../widgets/key-hint.tsx";
import { SearchField } from "../widgets/search-field.tsx";
import { FlowState } from "./flow-state.tsx";
import { useRevealed } from "./use-revealed.ts";

const { flow: words } = texts;

/** The call-flow diagram with its filters, its legend and what it leaves out. */
export function FlowView() {
  const scene = useStore((state) => state.scene.value);
  const look = useStore((state) => state.look);
  const hasRoots = useStore((state) => state.place.filters.roots !== undefined); // a crumb names them then
  return (
    <div className="flow-view" data-testid="flow-view">
      <div className="view-bar">
        <div className="flow-head">
          <strong className={hasRoots ? "visually-hidden" : "elide flow-title"} data-testid="flow-title">
            {scene?.title}
          </strong>
          <Crumbs />
        </div>
        <FindBar />
        <IconButton
          label={words.sketch}
          keys={keysOf("toggle-look")}
          aria-pressed={look === "sketch"}
          onClick={toggleLook}
          data-testid="look"
        >
          <Pencil aria-hidden />
        </IconButton>
        <FilterMenu />
      </div>
      <div className="canvas-area">
        {scene !== null && scene.nodes.length > 0 && <Canvas />}
        <FlowState />
      </div>
      <div className="flow-foot">
        <LeftOutLine />
        <FlowLegend />
      </div>
    </div>
  );
}

function Canvas() {
  const scene = useStore((state) => state.scene.value)!;
  const look = useStore((state) => state.look);
  const theme = useTheme();
  const selected = useStore((state) => state.place.edge ?? state.place.selected);
  const find = useStore((state) => state.find);
  const found = useMemo(() => foundNodes(scene, find), [scene, find]);
  useRevealed(scene, selected);
  const onSelect = useCallback((target: DiagramTarget) => {
    if (target.kind === "node") selectCard(target.id);
    else if (target.kind === "edge") selectEdge(target.id);
    else adjust({ selected: null, edge: null });
  }, []);
  return (
    <>
      <FlowDiagram
        ref={(handle) => {
          diagram.current = handle;
        }}
        scene={scene}
        theme={theme}
        look={look}
        selected={selected}
        found={found}
        onSelect={onSelect}
        onOpen={openNode}
        onMove={moveCard}
        onPin={pinCard}
        onOpenCall={openCall}
        onPinCall={() => runCommand("call-pin")}
        onContextMenu={openContextMenu}
        onExpand={expandNode}
        onToggleGroup={toggleGroup}
      />
      <div className="flow-outline" data-testid="flow-outline">
        <h3>{words.outline}</h3>
        <FlowTree scene={scene} selected={selected} onSelect={selectCard} onOpen={openNode} />
      </div>
      <div className="zoom-buttons">
        <IconButton label={texts.commands.zoomIn} keys="+" onClick={() => diagram.current?.zoomIn()}>
          <Plus aria-hidden />
        </IconButton>
        <IconButton label={texts.commands.zoomOut} keys="-" onClick={() => diagram.current?.zoomOut()}>
          <Minus aria-hidden />
        </IconButton>
        <IconButton label={texts.commands.fit} keys={keysOf("fit")} onClick={() => runCommand("fit")} data-testid="fit">
          <Maximize aria-hidden />
        </IconButton>
      </div>
    </>
  );
}

function FindBar() {
  const find = useStore((state) => state.find);
  const scene = useStore((state) => state.scene.value);
  const found = useMemo(() => [...(scene === null ? [] : (foundNodes(scene, find) ?? []))], [scene, find]);
  if (find === null) return null;
  const step = (by: 1 | -1): void => {
    const at = found.indexOf(lastFound);
    const next = found[(at + by + found.length) % found.length];
    if (next === undefined) return;
    lastFound = next;
    diagram.current?.focusNode(next);
    adjust({ selected: functionOfNode(next), edge: null });
    document.querySelector<HTMLElement>("[data-testid=flow-find]")?.focus();
  };
  return (
    <div className="find-bar">
      <SearchField
        label={words.find}
        value={find}
        onChange={(value) => set({ find: value })}
        testId="flow-find"
        onKeyDown={(event) => {
          if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
          if (event.key === "Escape" && find === "") set({ find: null });
        }}
      />
      <span className="muted small number">{words.found(found.length)}</span>
      <IconButton label={words.previous} keys="Shift+Enter" onClick={() => step(-1)}>
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton label={words.next} keys="Enter" onClick={() => step(1)}>
        <ChevronDown aria-hidden />
      </IconButton>
      <IconButton label={texts.close} onClick={() => set({ find: null })}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}

/** Where Enter in the search went last. */
let lastFound = "";

function FlowLegend() {
  const theme = useTheme();
  const scene = useStore((state) => state.scene.value);
  const compares = useStore((state) => state.place.base !== null);
  const shows = scene?.run != null ? (compares ? "difference" : "cost") : "static";
  return <Legend theme={theme} shows={shows} {...(scene === null ? {} : { scene })} />;
}

function openNode(nodeId: string): void {
  const id = functionOfNode(nodeId);
  if (id === null) toggleGroup(nodeId.replace(/^group:/, ""));
  else focusOn(id);
}

function openCall(edgeId: string): void {
  selectEdge(edgeId);
  runCommand("call-source");
}

function expandNode(nodeId: string, side: "callers" | "callees"): void {
  const id = functionOfNode(nodeId);
  if (id !== null) void expand(id, side);
}
