import { mixColors } from "#format/color.ts";
import { costColor } from "#format/cost-color.ts";
import type { Point, Scene } from "#model/scene.ts";
import { group, path, rectangle, type Shape, type ShapeGroup, stroke, text } from "./drawing.ts";
import { eyeIcon } from "./icons.ts";
import type { Pen } from "./pen.ts";

const size = 11;
const gap = 20;

interface Entry {
  readonly words: string;
  readonly markWidth: number;
  readonly mark: (at: Point) => Shape[];
}

/** What the colours and lines of this very picture mean, wrapped to its width, then what was left out. */
export function drawLegend(
  scene: Scene,
  { x, y }: Point,
  width: number,
  pen: Pen,
): { shape: ShapeGroup; height: number } {
  const shapes: Shape[] = [];
  let [left, top] = [x, y];
  for (const { words, markWidth, mark } of entries(scene, pen)) {
    const whole = markWidth + 6 + pen.widthOf(words, size, 400);
    if (left > x && left + whole > x + width) [left, top] = [x, top + 20];
    shapes.push(...mark({ x: left, y: top + 8 }));
    shapes.push(text({ x: left + markWidth + 6, y: top + 12 }, words, { size, color: pen.colors.muted }));
    left += whole + gap;
  }
  let bottom = shapes.length === 0 ? y : top + 20;
  for (const line of leftOutLines(scene, width, pen)) {
    shapes.push(text({ x, y: bottom + 12 }, line, { size, color: pen.colors.muted }));
    bottom += 17;
  }
  return { shape: group("legend", "", null, shapes), height: bottom - y };
}

function entries(scene: Scene, pen: Pen): Entry[] {
  const { nodes, edges } = scene;
  const { colors } = pen;
  const isCompared = nodes.some(({ difference }) => difference !== null);
  const found: (Entry | false)[] = [
    isCompared && { words: "worse", markWidth: 14, mark: swatch(colors.worse) },
    isCompared && { words: "better", markWidth: 14, mark: swatch(colors.better) },
    isCompared && { words: "about equal", markWidth: 14, mark: swatch(colors.equal) },
    !isCompared && scene.measure !== null && rampEntry(scene.measure.name, pen),
    scene.measure !== null && barEntry(isCompared ? colors.equal : costColor(0.3, pen.theme), pen),
    nodes.some(({ provenance }) => provenance === "both") && border("in the source and measured", [], pen),
    scene.run !== null &&
      nodes.some(({ provenance }) => provenance === "static") &&
      border("not exercised by this run", [5, 3], pen),
    [...nodes, ...edges].some(({ provenance }) => provenance === "measured") && hiddenEntry(pen),
    scene.run !== null &&
      edges.some(({ certainty, provenance }) => certainty === "certain" && provenance === "static") &&
      line("call not exercised by this run", [6, 4], true, pen),
    edges.some(({ certainty, provenance }) => certainty === "possible" && provenance !== "measured") &&
      line("possible call", [6, 4], false, pen),
    edges.some(({ residual }) => residual) && line("through functions that aren't shown", [12, 6], true, pen),
    nodes.some(({ hiddenCallers, hiddenCallees }) => hiddenCallers + hiddenCallees > 0) && {
      words: "more calls, not shown",
      markWidth: 14,
      mark: ({ x, y }: Point) => [text({ x, y: y + 3.5 }, "+n", { size: 9, color: colors.muted })],
    },
  ];
  return found.filter((entry) => entry !== false);
}

function swatch(color: string) {
  return ({ x, y }: Point): Shape[] => [rectangle({ x, y: y - 2, width: 14, height: 4 }, { radius: 2, fill: color })];
}

function rampEntry(measure: string, { theme }: Pen): Entry {
  const steps = 24;
  return {
    words: `share of ${measure}, 0 to 100 %`,
    markWidth: 72,
    mark: ({ x, y }) =>
      Array.from({ length: steps }, (_, step) =>
        rectangle(
          { x: x + step * 3, y: y - 4, width: 3.2, height: 8 },
          { fill: costColor((step / (steps - 1)) ** 2, theme) },
        ),
      ),
  };
}

function barEntry(strong: string, { colors }: Pen): Entry {
  const mark = ({ x, y }: Point) => [
    rectangle({ x, y: y - 2, width: 34, height: 4 }, { radius: 2, fill: colors.faint }),
    rectangle({ x, y: y - 2, width: 24, height: 4 }, { radius: 2, fill: mixColors(strong, colors.surface, 0.5) }),
    rectangle({ x, y: y - 2, width: 10, height: 4 }, { radius: 2, fill: strong }),
  ];
  return { words: "total, the darker part self", markWidth: 34, mark };
}

function border(words: string, dash: readonly number[], { colors }: Pen): Entry {
  const mark = ({ x, y }: Point) => [
    rectangle(
      { x, y: y - 5, width: 18, height: 11 },
      { radius: 3, fill: colors.surface, stroke: stroke(colors.line, 1.25, dash) },
    ),
  ];
  return { words, markWidth: 18, mark };
}

function hiddenEntry(pen: Pen): Entry {
  const { colors } = pen;
  const mark = ({ x, y }: Point) => [
    rectangle(
      { x, y: y - 7, width: 24, height: 14 },
      { radius: 3, fill: colors.surface, stroke: stroke(colors.line, 1.75, [0, 4]) },
    ),
    ...eyeIcon({ x: x + 5, y: y - 5 }, pen),
  ];
  return { words: "measured, not visible in the source", markWidth: 24, mark };
}

function line(words: string, dash: readonly number[], isFilled: boolean, { colors, background }: Pen): Entry {
  const mark = ({ x, y }: Point) => [
    path(`M${x},${y} H${x + 28}`, { stroke: stroke(colors.line, 1.5, dash) }),
    path(`M${x + 36},${y} L${x + 28},${y - 4} L${x + 28},${y + 4} Z`, {
      fill: isFilled ? colors.line : background,
      stroke: stroke(colors.line, 1.25),
    }),
  ];
  return { words, markWidth: 36, mark };
}

function leftOutLines({ leftOut }: Scene, width: number, { widthOf }: Pen): string[] {
  const lines: string[] = [];
  for (const { text: words } of leftOut) {
    const last = lines.at(-1);
    const joined = last === undefined ? `Left out: ${words}` : `${last}, ${words}`;
    if (last !== undefined && widthOf(joined, size, 400) > width) lines.push(words);
    else lines.splice(-1, 1, joined);
  }
  return lines;
}
