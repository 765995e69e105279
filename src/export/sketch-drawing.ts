import rough from "roughjs";
import type { Drawable } from "roughjs/bin/core.js";
import type { RoughGenerator } from "roughjs/bin/generator.js";
import { type Drawing, type PathShape, path, type RectangleShape, type Shape, stroke } from "./drawing/drawing.ts";

/** The package's types describe its ES module; Node loads its CommonJS one, whose default is the object itself. */
const generator = (rough as unknown as { generator(): RoughGenerator }).generator();

/** The same drawing as if by hand: outlines and lines wobble, always the same way for the same element. */
export function sketchDrawing(drawing: Drawing): Drawing {
  return { ...drawing, shapes: drawing.shapes.map((shape) => sketched(shape, 1)) };
}

function sketched(shape: Shape, seed: number): Shape {
  switch (shape.kind) {
    case "group": {
      const own = shape.key === "" ? seed : seedOf(shape.key);
      return { ...shape, shapes: shape.shapes.map((inner, index) => sketched(inner, own + index)) };
    }
    case "rectangle":
      return shape.sketch === "plain" ? shape : wobblyRectangle(shape, seed);
    case "path":
      return shape.sketch === "mark" || shape.stroke === null ? shape : wobblyLine(shape, seed);
    case "text":
      return shape;
  }
}

function wobblyRectangle({ box, radius, fill, stroke: outline, sketch }: RectangleShape, seed: number): Shape {
  const { x, y, width, height } = box;
  const under: Shape = { kind: "rectangle", box, radius, fill, stroke: null, sketch: "plain" };
  if (sketch === "bar") return under;
  const d = roundedOutline(x, y, width, height, radius);
  const dash = outline?.dash ?? [];
  const drawable = generator.path(d, {
    seed,
    roughness: 1,
    bowing: 1,
    preserveVertices: true,
    disableMultiStroke: dash.length > 0,
    stroke: outline?.color ?? "none",
    strokeWidth: outline?.width ?? 1,
  });
  const back = sketch === "group" && outline !== null ? hatching(d, outline.color, seed) : [under];
  return { kind: "group", name: "outline", key: "", title: null, shapes: [...back, ...shapesOf(drawable, dash)] };
}

/** Light strokes in place of a fill, so that boxes stay behind what stands in them. */
function hatching(d: string, color: string, seed: number): Shape[] {
  const options = { fillStyle: "hachure", hachureGap: 11, fillWeight: 0.5, hachureAngle: -41, roughness: 0.8 };
  return shapesOf(generator.path(d, { seed, stroke: "none", fill: color, ...options }), []);
}

function wobblyLine({ d, stroke: line }: PathShape, seed: number): Shape {
  const width = line?.width ?? 1;
  const drawable = generator.path(d, {
    seed,
    roughness: 0.8,
    bowing: 1,
    preserveVertices: true,
    disableMultiStroke: width > 3 || (line?.dash.length ?? 0) > 0,
    stroke: line?.color ?? "none",
    strokeWidth: width,
  });
  const shapes = shapesOf(drawable, line?.dash ?? []);
  return { kind: "group", name: "line", key: "", title: null, shapes };
}

function shapesOf(drawable: Drawable, dash: readonly number[]): Shape[] {
  return generator
    .toPaths(drawable)
    .map(({ d, stroke: color, strokeWidth }) =>
      path(d, { stroke: color === "none" ? null : stroke(color, strokeWidth, dash) }),
    );
}

function roundedOutline(x: number, y: number, width: number, height: number, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  return [
    `M${x + r},${y} L${x + width - r},${y} Q${x + width},${y} ${x + width},${y + r}`,
    `L${x + width},${y + height - r} Q${x + width},${y + height} ${x + width - r},${y + height}`,
    `L${x + r},${y + height} Q${x},${y + height} ${x},${y + height - r} L${x},${y + r} Q${x},${y} ${x + r},${y} Z`,
  ].join(" ");
}

/** FNV-1a; rough wants a seed from 1 to 2^31. */
function seedOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash >>> 2) + 1;
}
