import rough from "roughjs";
import type { Drawable, Options } from "roughjs/bin/core.js";
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
  const isGroup = sketch === "group";
  const options: Options = {
    seed,
    roughness: sketch === "bar" ? 0.4 : 0.9,
    bowing: 0.8,
    preserveVertices: true,
    disableMultiStroke: sketch === "bar" || (outline?.dash.length ?? 0) > 0,
    stroke: outline?.color ?? "none",
    strokeWidth: outline?.width ?? 1,
    ...(isGroup && outline !== null
      ? { fill: outline.color, fillStyle: "hachure", hachureGap: 9, fillWeight: 0.6, hachureAngle: -38 }
      : {}),
  };
  const outlineShapes = shapesOf(
    generator.path(roundedOutline(x, y, width, height, radius), options),
    outline?.dash ?? [],
  );
  const under: Shape = { kind: "rectangle", box, radius, fill, stroke: null, sketch: "plain" };
  return { kind: "group", name: "outline", key: "", title: null, shapes: [under, ...outlineShapes] };
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
