import "@fontsource/kalam/latin-400.css";
import "@fontsource/kalam/latin-700.css";
import "./diagram.css";
import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { createDiagram, type Diagram } from "./create-diagram.ts";
import { pressKey } from "./diagram-keys.ts";
import type { DiagramTarget, FlowDiagramHandle, FlowDiagramProps, ScreenPoint } from "./diagram-props.ts";
import { diagramWords } from "./diagram-words.ts";
import { edgeFacts, type HoverFacts, nodeFacts } from "./hover-facts.ts";
import { HoverText } from "./hover-text.tsx";
import { Minimap, type MinimapHandle } from "./minimap.tsx";
import { selectedId } from "./neighbourhood.ts";
import type { Walk } from "./walk-calls.ts";

/** Resting the pointer so long shows the hover text. In milliseconds. */
const hoverDelay = 300;

interface Hovered {
  readonly target: DiagramTarget;
  readonly at: ScreenPoint;
}

/** The call-flow diagram: one scene on one canvas. It keeps no state of its own but zoom, place and what is pointed at. */
export function FlowDiagram(props: FlowDiagramProps & { readonly ref?: Ref<FlowDiagramHandle> }) {
  const { scene, theme, look, colorBy = "cost", found = null, ref } = props;
  const container = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const minimap = useRef<MinimapHandle>(null);
  const diagram = useRef<Diagram | null>(null);
  const walk = useRef<Walk | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const selected = useMemo(() => selectedId(scene, props.selected), [scene, props.selected]);

  // Before the paint and before the owner's own effects, so that the handle always acts on what is shown.
  useLayoutEffect(() => {
    const made = createDiagram(container.current!, canvas.current!, stageEvents(latest, setHovered, diagram, minimap));
    diagram.current = made;
    return () => {
      diagram.current = null;
      made.destroy();
    };
  }, []);
  useLayoutEffect(() => diagram.current?.show(scene, { theme, look, colorBy }), [scene, theme, look, colorBy]);
  useLayoutEffect(() => diagram.current?.mark({ selected, found }), [selected, found]);
  // What was selected elsewhere comes into sight; what is in sight doesn't move.
  useLayoutEffect(() => {
    if (selected !== null) diagram.current?.reveal(selected);
  }, [selected]);
  useLayoutEffect(() => diagram.current?.mark({ hovered: idOf(hovered?.target) }), [hovered]);
  useImperativeHandle(ref, () => handleOf(diagram), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const made = diagram.current;
    if (made === null) return;
    if (event.key === " ") {
      event.preventDefault();
      if (!event.repeat) panWhileSpaceIsDown(made);
      return;
    }
    const isNode = scene.nodes.some(({ id }) => id === selected);
    const edge = isNode ? null : selected;
    const target = {
      diagram: made,
      props,
      selected: isNode ? selected : null,
      edge,
      walk,
      container: container.current!,
    };
    if (!pressKey(event.nativeEvent, target)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="flow-diagram" data-look={look} data-theme-of={theme}>
      <div
        ref={container}
        className="flow-canvas"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas takes the arrow keys
        tabIndex={0}
        role="application"
        aria-roledescription="diagram"
        aria-label={diagramWords.canvas(scene.nodes.length, scene.edges.length)}
        onKeyDown={onKeyDown}
        onFocus={() => diagram.current?.mark({ hasFocus: true })}
        onBlur={() => diagram.current?.mark({ hasFocus: false })}
      />
      <canvas ref={canvas} className="flow-picture" />
      <Minimap ref={minimap} onLook={(point) => diagram.current?.lookAt(point)} />
      <span className="visually-hidden" aria-live="polite">
        {spokenSelection(scene, selected)}
      </span>
      {hovered !== null && <Hover scene={scene} hovered={hovered} />}
    </div>
  );
}

/** Dragging pans also on cards until Space is let go, wherever the focus is by then. */
function panWhileSpaceIsDown({ stage }: Diagram): void {
  stage.setPanOnly(true);
  const controller = new AbortController();
  const end = () => {
    stage.setPanOnly(false);
    controller.abort();
  };
  window.addEventListener("keyup", (event) => event.key === " " && end(), { signal: controller.signal });
  window.addEventListener("blur", end, { signal: controller.signal });
}

function Hover({ scene, hovered }: { readonly scene: FlowDiagramProps["scene"]; readonly hovered: Hovered }) {
  const [isShown, setShown] = useState(false);
  const id = idOf(hovered.target);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new target starts the wait anew
  useEffect(() => {
    setShown(false);
    const timer = setTimeout(() => setShown(true), hoverDelay);
    return () => clearTimeout(timer);
  }, [id]);
  const facts = isShown ? factsOf(scene, id) : null;
  return facts === null ? null : <HoverText facts={facts} at={hovered.at} />;
}

/** What a screen reader hears when the selection moves. */
function spokenSelection(scene: FlowDiagramProps["scene"], selected: string | null): string {
  const facts = factsOf(scene, selected);
  return facts === null ? "" : [facts.title, ...facts.lines.slice(0, 5)].join(", ");
}

function factsOf(scene: FlowDiagramProps["scene"], id: string | null): HoverFacts | null {
  const node = scene.nodes.find((candidate) => candidate.id === id);
  if (node !== undefined) return nodeFacts(node, scene.measure);
  const edge = scene.edges.find((candidate) => candidate.id === id);
  return edge === undefined ? null : edgeFacts(edge, scene);
}

function idOf(target: DiagramTarget | undefined): string | null {
  return target?.kind === "node" || target?.kind === "edge" ? target.id : null;
}

type Latest = { readonly current: FlowDiagramProps };

function stageEvents(
  latest: Latest,
  setHovered: (hovered: Hovered | null) => void,
  diagram: { readonly current: Diagram | null },
  minimap: { readonly current: MinimapHandle | null },
): Parameters<typeof createDiagram>[2] {
  return {
    onTap: (target) => latest.current.onSelect(target),
    onDoubleTap: (target) => {
      if (target.kind === "group") latest.current.onToggleGroup?.(target.name);
      if (target.kind === "node") latest.current.onOpen(target.id);
      if (target.kind === "edge") latest.current.onOpenCall?.(target.id);
    },
    onMenu: (target, at) => {
      setHovered(null);
      latest.current.onContextMenu(target, at);
    },
    onStub: (id, side) => latest.current.onExpand(id, side),
    onHover: (target, at) => setHovered(target === null || idOf(target) === null ? null : { target, at }),
    onDropped: (id, topLeft) => latest.current.onMove(id, topLeft),
    onFrame: (viewport) => {
      const picture = diagram.current?.picture();
      if (picture != null) minimap.current?.draw(picture, viewport);
      latest.current.onViewport?.(viewport);
    },
  };
}

function handleOf(diagram: { readonly current: Diagram | null }): FlowDiagramHandle {
  return {
    fit: () => diagram.current?.fit(),
    fitSelection: () => diagram.current?.fitSelection(),
    zoomIn: () => diagram.current?.zoomIn(),
    zoomOut: () => diagram.current?.zoomOut(),
    resetZoom: () => diagram.current?.resetZoom(),
    focusNode: (id) => diagram.current?.focusNode(id),
    reveal: (id) => diagram.current?.reveal(id),
    viewport: () => diagram.current?.viewport() ?? { zoom: 1, seen: { x: 0, y: 0, width: 0, height: 0 } },
  };
}
