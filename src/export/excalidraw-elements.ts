import type { Look } from "#format/tokens.ts";
import type { Box, Point } from "#model/scene.ts";
import { textMeasure } from "./drawing/text-width.ts";

/** An element of an Excalidraw file, version 2; which keys it has depends on its type. */
export type ExcalidrawElement = Readonly<Record<string, unknown>> & { readonly id: string; readonly type: string };

interface ShapeStyle {
  readonly stroke: string;
  readonly fill: string | null;
  readonly width: number;
  readonly dash: "solid" | "dashed" | "dotted";
}

type Bound = readonly { readonly id: string; readonly type: "arrow" | "text" }[];

/** Makes elements with every key that Excalidraw writes itself, so that nothing has to be repaired on opening. */
export interface ExcalidrawShapes {
  rectangle(id: string, box: Box, style: ShapeStyle, bound: Bound): ExcalidrawElement;
  text(id: string, at: Point, text: string, size: number, color: string): ExcalidrawElement;
  /** Text inside a card, or on an arrow (then the place is the middle). */
  boundText(
    id: string,
    container: string,
    place: Box | Point | null,
    text: string,
    size: number,
    color: string,
  ): ExcalidrawElement;
  arrow(
    id: string,
    points: readonly Point[],
    from: string,
    to: string,
    style: ShapeStyle,
    bound: Bound,
  ): ExcalidrawElement;
}

const lineHeight = 1.25;
/** Excalifont and Nunito in Excalidraw's own numbering. */
const fontFamilies = { sketch: 5, clean: 6 };

export function excalidrawElements(look: Look): ExcalidrawShapes {
  const roughness = look === "sketch" ? 1 : 0;
  const shape = (id: string, type: string, box: Box, style: ShapeStyle, bound: Bound) => ({
    ...common(id, box, bound),
    type,
    strokeColor: style.stroke,
    backgroundColor: style.fill ?? "transparent",
    strokeWidth: style.width,
    strokeStyle: style.dash,
    roughness,
  });
  const words = (id: string, box: Box, text: string, size: number, color: string) => ({
    ...shape(id, "text", box, { stroke: color, fill: null, width: 1, dash: "solid" }, []),
    text,
    originalText: text,
    fontSize: size,
    fontFamily: fontFamilies[look],
    textAlign: "left",
    verticalAlign: "top",
    containerId: null,
    lineHeight,
    autoResize: true,
  });
  return {
    rectangle: (id, box, style, bound) => ({ ...shape(id, "rectangle", box, style, bound), roundness: { type: 3 } }),
    text: (id, at, text, size, color) => words(id, { ...at, ...sizeOf(text, size) }, text, size, color),
    boundText: (id, container, place, text, size, color) => {
      const measured = sizeOf(text, size);
      const isCard = place !== null && "width" in place;
      const at = isCard
        ? { x: place.x + 8, y: place.y + (place.height - measured.height) / 2 }
        : { x: (place?.x ?? 0) - measured.width / 2, y: (place?.y ?? 0) - measured.height / 2 };
      return {
        ...words(id, { ...at, ...measured }, text, size, color),
        containerId: container,
        textAlign: isCard ? "left" : "center",
        verticalAlign: "middle",
      };
    },
    arrow: (id, points, from, to, style, bound) => {
      const start = points[0] as Point;
      return {
        ...shape(id, "arrow", boundsOf(points), style, bound),
        x: start.x,
        y: start.y,
        points: points.map(({ x, y }) => [x - start.x, y - start.y]),
        lastCommittedPoint: null,
        startBinding: { elementId: from, focus: 0, gap: 1 },
        endBinding: { elementId: to, focus: 0, gap: 1 },
        startArrowhead: null,
        endArrowhead: "triangle",
        elbowed: false,
      };
    },
  };
}

function common(id: string, { x, y, width, height }: Box, bound: Bound) {
  return {
    id,
    x,
    y,
    width,
    height,
    angle: 0,
    fillStyle: "solid",
    opacity: 100,
    groupIds: [],
    frameId: null,
    roundness: null,
    seed: seedOf(id),
    version: 1,
    versionNonce: seedOf(`${id} nonce`),
    isDeleted: false,
    boundElements: bound,
    updated: 1,
    link: null,
    locked: false,
  };
}

function sizeOf(text: string, size: number): { width: number; height: number } {
  const lines = text.split("\n");
  const { widthOf } = textMeasure(true);
  const width = Math.max(...lines.map((line) => widthOf(line, size, 400)));
  return { width: Math.ceil(width), height: lines.length * size * lineHeight };
}

function boundsOf(points: readonly Point[]): Box {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The same file for the same scene: seeds come from ids. FNV-1a. */
function seedOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash >>> 2) + 1;
}
