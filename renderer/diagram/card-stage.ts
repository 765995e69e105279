import cytoscape from "cytoscape";
import { cardGrid } from "#model/card-size.ts";
import type { Box, PlacedNode, Point } from "#model/scene.ts";
import type { DiagramTarget, ExpandSide, ScreenPoint } from "./diagram-props.ts";
import { limitedZoom, type View, zoomLimits } from "./viewport-math.ts";
import { listenToWheel } from "./wheel.ts";

/** What a person did with mouse, pen or fingers. */
export interface StageEvents {
  readonly onTap: (target: DiagramTarget) => void;
  readonly onDoubleTap: (target: DiagramTarget) => void;
  readonly onMenu: (target: DiagramTarget, at: ScreenPoint) => void;
  readonly onStub: (nodeId: string, side: ExpandSide) => void;
  /** Null when the pointer left, or a gesture began. */
  readonly onHover: (target: DiagramTarget | null, at: ScreenPoint) => void;
  readonly onDropped: (nodeId: string, topLeft: Point) => void;
}

interface StageOwner extends StageEvents {
  readonly hit: (at: Point) => DiagramTarget;
  readonly stub: (at: Point) => { readonly id: string; readonly side: ExpandSide } | null;
  /** A card is being dragged. */
  readonly placed: (nodeId: string, topLeft: Point) => void;
  /** Zoom, pan or size changed. */
  readonly changed: () => void;
}

/** Cytoscape with cards that it moves and finds, but does not draw: its gestures and viewport under our own picture. */
export interface CardStage {
  readonly view: () => View;
  readonly setView: (view: View) => void;
  readonly size: () => { readonly width: number; readonly height: number };
  readonly resized: () => void;
  /** Calls back once the container has a size: at once when it has. */
  readonly whenSized: (then: () => void) => void;
  readonly setCards: (nodes: readonly PlacedNode[]) => void;
  readonly setCardPlace: (id: string, box: Box) => void;
  /** While on, dragging pans also when it starts on a card. */
  readonly setPanOnly: (isOn: boolean) => void;
  readonly destroy: () => void;
}

/** Starts cytoscape on a container. Positions are given (`preset`); nothing is laid out here. */
export function cardStage(container: HTMLElement, owner: StageOwner): CardStage {
  const cy = cytoscape({
    container,
    layout: { name: "preset" },
    minZoom: zoomLimits.least,
    maxZoom: zoomLimits.most,
    autounselectify: true,
    boxSelectionEnabled: false,
    style: [
      { selector: "core", style: { "active-bg-opacity": 0 } as cytoscape.Css.Core },
      { selector: "node", style: { shape: "rectangle", width: "data(width)", height: "data(height)", opacity: 0 } },
    ],
  });
  let waiting: (() => void) | null = null;
  let isPanOnly = false;
  const size = () => ({ width: container.clientWidth, height: container.clientHeight });
  const stage: CardStage = {
    view: () => ({ zoom: cy.zoom(), pan: { ...cy.pan() } }),
    setView: ({ zoom, pan }) => cy.viewport({ zoom: limitedZoom(zoom), pan: { ...pan } }),
    size,
    resized: () => {
      cy.resize();
      if (waiting !== null && size().width > 0) {
        const then = waiting;
        waiting = null;
        then();
      }
    },
    whenSized: (then) => {
      waiting = null;
      if (size().width > 0) then();
      else waiting = then;
    },
    setCards: (nodes) => {
      cy.batch(() => {
        cy.elements().remove();
        cy.add(nodes.map(cardElement));
        if (isPanOnly) cy.nodes().ungrabify().panify();
      });
    },
    setCardPlace: (id, box) => {
      cy.getElementById(id).position(middleOf(box));
    },
    setPanOnly: (isOn) => {
      isPanOnly = isOn;
      if (isOn) cy.nodes().ungrabify().panify();
      else cy.nodes().grabify().unpanify();
    },
    destroy: () => {
      stopWheel();
      stopPointer();
      cy.destroy();
    },
  };
  const stopWheel = listenToWheel(container, stage);
  const stopPointer = listenToPointer(container, stage, owner);
  listenToCards(cy, container, owner);
  return stage;
}

function cardElement(node: PlacedNode): cytoscape.ElementDefinition {
  return {
    group: "nodes",
    data: { id: node.id, width: node.box.width, height: node.box.height },
    position: middleOf(node.box),
  };
}

function middleOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function topLeftOf(node: cytoscape.NodeSingular): Point {
  const { x, y } = node.position();
  return { x: x - node.data("width") / 2, y: y - node.data("height") / 2 };
}

/** Two taps are a double tap when they are no further apart, in CSS pixels. */
const twiceWithin = 8;

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function listenToCards(cy: cytoscape.Core, container: HTMLElement, owner: StageOwner): void {
  cy.on("viewport", owner.changed);
  // Cytoscape takes the focus away on every press; the keys belong to the canvas that was pressed.
  cy.on("tapstart", () => container.focus({ preventScroll: true }));
  let lastTap: Point | null = null;
  let beforeLast: Point | null = null;
  cy.on("tap", (event) => {
    beforeLast = lastTap;
    lastTap = { ...event.renderedPosition };
    const stub = owner.stub(event.position);
    if (stub !== null) owner.onStub(stub.id, stub.side);
    else owner.onTap(owner.hit(event.position));
  });
  cy.on("dbltap", (event) => {
    // Cytoscape takes two taps on the same thing, however far apart, for one double tap; the background is one thing.
    const isTwice = beforeLast !== null && lastTap !== null && distance(beforeLast, lastTap) <= twiceWithin;
    if (isTwice && owner.stub(event.position) === null) owner.onDoubleTap(owner.hit(event.position));
  });
  cy.on("cxttap taphold", (event) => {
    const pointer = event.originalEvent as MouseEvent;
    owner.onMenu(owner.hit(event.position), { x: pointer.clientX ?? 0, y: pointer.clientY ?? 0 });
  });
  cy.on("tapdrag", () => owner.onHover(null, { x: 0, y: 0 }));
  cy.on("drag", "node", ({ target }) => owner.placed(target.id(), topLeftOf(target)));
  cy.on("dragfree", "node", ({ target }) => {
    const { x, y } = topLeftOf(target);
    const onGrid = { x: Math.round(x / cardGrid) * cardGrid, y: Math.round(y / cardGrid) * cardGrid };
    target.position(middleOf({ ...onGrid, width: target.data("width"), height: target.data("height") }));
    owner.placed(target.id(), onGrid);
    owner.onDropped(target.id(), onGrid);
  });
}

/** Hover, and no menu of the browser's own. Answers how to stop. */
function listenToPointer(container: HTMLElement, stage: CardStage, owner: StageOwner): () => void {
  const scenePoint = (event: MouseEvent): Point => {
    const { left, top } = container.getBoundingClientRect();
    const { zoom, pan } = stage.view();
    return { x: (event.clientX - left - pan.x) / zoom, y: (event.clientY - top - pan.y) / zoom };
  };
  const moved = (event: PointerEvent) => {
    if (event.buttons === 0 && event.pointerType !== "touch") {
      const target = owner.hit(scenePoint(event));
      container.style.cursor = target.kind === "background" ? "" : "pointer";
      owner.onHover(target, { x: event.clientX, y: event.clientY });
    }
  };
  const left = () => owner.onHover(null, { x: 0, y: 0 });
  const menu = (event: MouseEvent) => event.preventDefault();
  container.addEventListener("pointermove", moved);
  container.addEventListener("pointerleave", left);
  container.addEventListener("contextmenu", menu);
  return () => {
    container.removeEventListener("pointermove", moved);
    container.removeEventListener("pointerleave", left);
    container.removeEventListener("contextmenu", menu);
  };
}
