import type { Drawable, OpSet } from "roughjs/bin/core.js";
import { RoughGenerator } from "roughjs/bin/generator.js";
import type { Box, Point } from "#model/scene.ts";

const generator = new RoughGenerator();

/** A shape drawn by hand, as paths: the outline, and the hatching when it has one. */
export interface RoughShape {
  readonly outline: Path2D;
  readonly hachure: Path2D | null;
  /** Every second stroke of it, for a view from far away, where all would run together and cost their time. */
  readonly sparseHachure: Path2D | null;
}

/** The seed of an element: the same id wobbles the same way in every frame and every session. */
export function seedOf(id: string): number {
  let hash = 17;
  for (let index = 0; index < id.length; index++) hash = (Math.imul(hash, 31) + id.charCodeAt(index)) | 0;
  return (hash >>> 1) + 1;
}

const boxes = new Map<string, RoughShape>();
const mostBoxes = 600;

/** A rectangle by hand, remembered: group boxes are drawn in every frame, and hatching them takes its time. */
export function roughBox(box: Box, seed: number, hachureGap: number | null): RoughShape {
  const key = `${seed} ${box.x} ${box.y} ${box.width} ${box.height} ${hachureGap}`;
  const known = boxes.get(key);
  if (known !== undefined) return known;
  if (boxes.size > mostBoxes) boxes.clear();
  const made = drawnBox(box, seed, hachureGap);
  boxes.set(key, made);
  return made;
}

function drawnBox(box: Box, seed: number, hachureGap: number | null): RoughShape {
  return shapeOf(
    generator.rectangle(box.x, box.y, box.width, box.height, {
      seed,
      roughness: 1.1,
      bowing: 0.6,
      strokeWidth: 1,
      ...(hachureGap === null
        ? {}
        : {
            fill: "#000",
            fillStyle: "hachure",
            hachureGap,
            hachureAngle: -41,
            fillWeight: 0.6,
            disableMultiStrokeFill: true,
          }),
    }),
  );
}

/** A line by hand through points. */
export function roughLine(points: readonly Point[], seed: number): Path2D {
  const corners = points.map(({ x, y }): [number, number] => [x, y]);
  const options = { seed, roughness: 0.9, bowing: 0.7, disableMultiStroke: true, preserveVertices: true };
  return shapeOf(generator.linearPath(corners, options)).outline;
}

function shapeOf(drawable: Drawable): RoughShape {
  const outline = new Path2D();
  let hachure: Path2D | null = null;
  let sparseHachure: Path2D | null = null;
  for (const set of drawable.sets) {
    if (set.type === "fillSketch") {
      hachure ??= new Path2D();
      sparseHachure ??= new Path2D();
      addStrokes(hachure, set, 1);
      addStrokes(sparseHachure, set, 2);
    } else if (set.type === "path") addOps(outline, set);
  }
  return { outline, hachure, sparseHachure };
}

function addOps(path: Path2D, set: OpSet): void {
  for (const { op, data } of set.ops) {
    if (op === "move") path.moveTo(data[0]!, data[1]!);
    else if (op === "lineTo") path.lineTo(data[0]!, data[1]!);
    else path.bezierCurveTo(data[0]!, data[1]!, data[2]!, data[3]!, data[4]!, data[5]!);
  }
}

/** Hatching as straight strokes whose ends alone are by hand: bows can't be seen in it, and curves cost most of a frame. */
function addStrokes(path: Path2D, set: OpSet, each: number): void {
  let stroke = -1;
  for (const { op, data } of set.ops) {
    if (op === "move") stroke++;
    if (stroke % each !== 0) continue;
    if (op === "move") path.moveTo(data[0]!, data[1]!);
    else path.lineTo(data.at(-2)!, data.at(-1)!);
  }
}
