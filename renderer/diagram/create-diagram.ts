import type { Point, Scene } from "#model/scene.ts";
import { textScale } from "../widgets/text-scale.ts";
import { type CardStage, cardStage, type StageEvents } from "./card-stage.ts";
import type { FlowDiagramHandle, Viewport } from "./diagram-props.ts";
import { boxAround, overlaps } from "./edge-route.ts";
import { frameLoop } from "./frame-loop.ts";
import { hitTest, stubHit } from "./hit-test.ts";
import { type Motion, startMotion } from "./motion.ts";
import { openingView } from "./opening-view.ts";
import { forgetTextWidths } from "./paint/canvas-text.ts";
import { cardBitmaps } from "./paint/card-bitmaps.ts";
import { type Frame, paintPicture } from "./paint/paint-picture.ts";
import { type Picture, type PictureStyle, picture } from "./picture.ts";
import { between, centred, fitted, revealed, seenBox, type View, zoomedAt, zoomStep } from "./viewport-math.ts";

/** What is marked on the picture. Ids are those of nodes and edges. */
export interface Marks {
  readonly selected: string | null;
  readonly hovered: string | null;
  readonly found: ReadonlySet<string> | null;
  readonly hasFocus: boolean;
}

/** The diagram without React: one canvas, one scene at a time. */
export interface Diagram extends FlowDiagramHandle {
  /** Shows a scene. Cards that were there already move to their new places; the view stays unless nothing is left. */
  readonly show: (scene: Scene, style: PictureStyle) => void;
  readonly mark: (marks: Partial<Marks>) => void;
  /** Moves the view just as far as needed to see a card. */
  readonly reveal: (nodeId: string) => void;
  /** Moves the view so that this point of the scene is in the middle; for the minimap. */
  readonly lookAt: (point: Point) => void;
  readonly panBy: (x: number, y: number) => void;
  readonly zoomBy: (factor: number, at: Point | null) => void;
  readonly picture: () => Picture | null;
  readonly stage: CardStage;
  readonly destroy: () => void;
}

/** Sets a diagram up inside a container that already holds the canvas. */
export function createDiagram(
  container: HTMLElement,
  canvas: HTMLCanvasElement,
  events: StageEvents & { readonly onFrame: (viewport: Viewport) => void },
): Diagram {
  let current: Picture | null = null;
  let marks: Marks = { selected: null, hovered: null, found: null, hasFocus: false };
  let motion: Motion | null = null;
  const bitmaps = cardBitmaps();
  const stage = cardStage(container, {
    ...events,
    hit: (at) => (current === null ? { kind: "background" } : hitTest(current, at, stage.view().zoom)),
    stub: (at) => (current === null ? null : stubHit(current, at, stage.view().zoom)),
    placed: (id, topLeft) => {
      current?.place(id, topLeft);
      loop.request();
    },
    changed: () => loop.request(),
  });
  const viewport = (): Viewport => ({ zoom: stage.view().zoom, seen: seenBox(stage.view(), stage.size()) });
  const loop = frameLoop(container, canvas, stage, (ctx, frame) => {
    if (current === null) return false;
    const blurred = paintPicture(ctx, current, { ...frame, ...marks } satisfies Frame, bitmaps);
    events.onFrame(viewport());
    return blurred;
  });
  const stopFonts = onFonts(() => {
    forgetTextWidths();
    bitmaps.forget();
    loop.request();
  });

  const move = (step: (share: number) => void): void => {
    motion?.stop();
    loop.hold(true);
    motion = startMotion(
      (share) => {
        step(share);
        loop.request();
      },
      () => loop.hold(false),
    );
  };
  const go = (to: View): void => {
    const from = stage.view();
    move((share) => stage.setView(share === 1 ? to : between(from, to, share)));
  };
  const zoomBy = (factor: number, at: Point | null): void => {
    const { width, height } = stage.size();
    stage.setView(zoomedAt(stage.view(), stage.view().zoom * factor, at ?? { x: width / 2, y: height / 2 }));
  };
  const nodeBox = (id: string) => {
    const node = current?.node(id);
    return node === undefined ? null : { ...node.box, ...current!.topLeft(id) };
  };
  const show = (ids: Iterable<string>): void => {
    const boxes = [...ids].flatMap((id) => nodeBox(id) ?? []);
    const groups =
      marks.selected === null ? (current?.scene.groups ?? []).map((group) => current!.groupBox(group)) : [];
    const box = boxAround([...boxes, ...groups]);
    if (box !== null) go(fitted(box, stage.size()));
  };
  const everything = () => (current?.scene.nodes ?? []).map(({ id }) => id);

  return {
    show: (scene, style) => {
      const last = current;
      current = picture(scene, style);
      bitmaps.forget();
      stage.setCards(scene.nodes);
      const kept = last === null ? [] : scene.nodes.filter(({ id }) => last.node(id) !== undefined);
      if (last === null || (kept.length === 0 && scene.nodes.length > 0)) {
        motion?.stop();
        loop.hold(false);
        stage.whenSized(() => stage.setView(openingView(scene, stage.size(), textScale())));
      } else if (last.scene !== scene) {
        const ids = kept.map(({ id }) => id);
        const by = shiftOf(last, current, ids);
        const { zoom, pan } = stage.view();
        stage.setView({ zoom, pan: { x: pan.x - by.x * zoom, y: pan.y - by.y * zoom } });
        if (isOutOfSight(scene) || isOtherSubject(last.scene, scene)) go(openingView(scene, stage.size(), textScale()));
        else settle(last, current, ids, by);
      }
      loop.request();
    },
    mark: (change) => {
      marks = { ...marks, ...change };
      loop.request();
    },
    reveal: (id) => {
      const box = nodeBox(id);
      if (box === null) return;
      const next = revealed(stage.view(), box, stage.size());
      if (next !== stage.view()) go(next);
    },
    lookAt: (point) => stage.setView(centred(point, stage.view().zoom, stage.size())),
    panBy: (x, y) => {
      const { zoom, pan } = stage.view();
      stage.setView({ zoom, pan: { x: pan.x + x, y: pan.y + y } });
    },
    zoomBy,
    fit: () => show(everything()),
    fitSelection: () => show(current?.around(marks.selected)?.nodes ?? everything()),
    zoomIn: () => zoomBy(zoomStep, null),
    zoomOut: () => zoomBy(1 / zoomStep, null),
    resetZoom: () => zoomBy(1 / stage.view().zoom, null),
    focusNode: (id) => {
      const box = nodeBox(id);
      if (box === null) return;
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      go(centred(middle, Math.max(0.8, stage.view().zoom), stage.size()));
      container.focus({ preventScroll: true });
    },
    viewport,
    picture: () => current,
    stage,
    destroy: () => {
      motion?.stop();
      stopFonts();
      loop.stop();
      stage.destroy();
    },
  };

  /**
   * True when the picture of the source became one of a run, or the other way round: another part of the project is drawn
   * then, and that some of its cards were there before is by chance. Who has something selected stays with that. A picture
   * around other functions is about these.
   */
  function isOtherSubject(from: Scene, to: Scene): boolean {
    const { roots = [] } = to.question;
    if (roots.length > 0 && roots.join("\n") !== (from.question.roots ?? []).join("\n")) return true;
    const isKept = marks.selected !== null && to.nodes.some(({ id }) => id === marks.selected);
    return (from.run === null) !== (to.run === null) && !isKept;
  }

  /** True when no card would be seen: a filter may leave cards that lie elsewhere. */
  function isOutOfSight({ nodes }: Scene): boolean {
    const seen = seenBox(stage.view(), stage.size());
    return !nodes.some(
      ({ box: { x, y, width, height } }) =>
        x + width / 2 > seen.x &&
        y + height / 2 > seen.y &&
        x + width / 2 < seen.x + seen.width &&
        y + height / 2 < seen.y + seen.height,
    );
  }

  /**
   * How far the new layout has the cards that stay from where they were: the selected one, else the middle one of those in
   * sight. The view goes with it, since a layout begins anew at its upper left corner while a person looks at cards.
   */
  function shiftOf(from: Picture, to: Picture, kept: readonly string[]): Point {
    const seen = seenBox(stage.view(), stage.size());
    const isSeen = (id: string) => overlaps({ ...from.node(id)!.box, ...from.topLeft(id) }, seen);
    const inSight = kept.filter(isSeen);
    const anchors =
      marks.selected !== null && inSight.includes(marks.selected)
        ? [marks.selected]
        : inSight.length > 0
          ? inSight
          : kept;
    const ways = anchors.map((id) => ({ start: from.topLeft(id), end: to.node(id)!.box }));
    return {
      x: median(ways.map(({ start, end }) => end.x - start.x)),
      y: median(ways.map(({ start, end }) => end.y - start.y)),
    };
  }

  /** Lets the cards that stay glide from where they were, in a view that went along, to where the new layout has them. */
  function settle(from: Picture, to: Picture, kept: readonly string[], by: Point): void {
    const ways = kept
      .map((id) => ({ id, start: moved(from.topLeft(id), by), end: to.node(id)!.box }))
      .filter(({ start, end }) => start.x !== end.x || start.y !== end.y);
    if (ways.length === 0) return;
    move((share) => {
      if (current !== to) return;
      for (const { id, start, end } of ways) {
        const at = { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share };
        to.place(id, at);
        if (share === 1) stage.setCardPlace(id, end);
      }
    });
  }
}

function moved(point: Point, by: Point): Point {
  return { x: point.x + by.x, y: point.y + by.y };
}

/** The lower one of two in the middle, so that it is a number of the list. */
function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[(numbers.length - 1) >> 1] ?? 0;
}

/** Tells when a font has arrived, since text measured before is wrong. */
function onFonts(listener: () => void): () => void {
  document.fonts.addEventListener("loadingdone", listener);
  return () => document.fonts.removeEventListener("loadingdone", listener);
}
