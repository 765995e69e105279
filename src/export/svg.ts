import { fonts } from "#format/tokens.ts";
import type { Scene } from "#model/scene.ts";
import { fontFaces } from "./bundled-fonts.ts";
import type { Drawing, PathShape, RectangleShape, Shape, ShapeGroup, Stroke, TextShape } from "./drawing/drawing.ts";
import { rounded } from "./drawing/edge-path.ts";
import { sceneCode, sceneOfCode } from "./scene-code.ts";
import { xmlAttribute, xmlText } from "./xml-text.ts";

const namespace = "https://callsketch.dev/scene/1";

/**
 * A drawing as SVG with its font embedded, so that it looks the same in every document.
 *
 * @param scene carried along, so that the file opens again; null leaves it out
 */
export function svg(drawing: Drawing, scene: Scene | null): string {
  const { width, height, background, title, description, handwriting } = drawing;
  const font = handwriting ? fonts.sketch : fonts.text;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${xmlAttribute(font)}">`,
    `<title>${xmlText(title)}</title>`,
    `<desc>${xmlText(description)}</desc>`,
    ...(scene === null
      ? []
      : [`<metadata><scene xmlns="${namespace}" packing="deflate-raw base64">${sceneCode(scene)}</scene></metadata>`]),
    `<style>${fontFaces(handwriting)}</style>`,
    `<rect width="${width}" height="${height}" fill="${background}"/>`,
    ...drawing.shapes.map((shape) => element(shape)),
    "</svg>",
    "",
  ].join("\n");
}

/** The scene that an exported SVG carries; null when there is none. */
export function readSceneFromSvg(content: string): Scene | null {
  const start = content.indexOf(`<scene xmlns="${namespace}"`);
  if (start < 0) return null;
  const from = content.indexOf(">", start) + 1;
  const to = content.indexOf("</scene>", from);
  return from === 0 || to < 0 ? null : sceneOfCode(content.slice(from, to));
}

function element(shape: Shape): string {
  switch (shape.kind) {
    case "group":
      return groupElement(shape);
    case "rectangle":
      return rectangleElement(shape);
    case "path":
      return pathElement(shape);
    case "text":
      return textElement(shape);
  }
}

function groupElement({ name, key, title, shapes }: ShapeGroup): string {
  const data = key === "" ? "" : ` data-id="${xmlAttribute(key)}"`;
  const tooltip = title === null || title === "" ? "" : `<title>${xmlText(title)}</title>`;
  return `<g class="${name}"${data}>${tooltip}${shapes.map((shape) => element(shape)).join("")}</g>`;
}

function rectangleElement({ box, radius, fill, stroke }: RectangleShape): string {
  const { x, y, width, height } = box;
  const corner = radius === 0 ? "" : ` rx="${radius}"`;
  return `<rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}"${corner}${paint(fill, stroke)}/>`;
}

function pathElement({ d, fill, stroke }: PathShape): string {
  return `<path d="${roundedData(d)}"${paint(fill, stroke)}/>`;
}

function textElement({ at, anchor, lead, text, size, weight, italic, color }: TextShape): string {
  const attributes = [
    `x="${rounded(at.x)}" y="${rounded(at.y)}" font-size="${size}" fill="${color}"`,
    weight === 400 ? "" : `font-weight="${weight}"`,
    italic ? 'font-style="italic"' : "",
    anchor === "start" ? "" : `text-anchor="${anchor}"`,
    'xml:space="preserve"',
  ].filter((attribute) => attribute !== "");
  const before = lead === null ? "" : `<tspan fill="${lead.color}" font-weight="400">${xmlText(lead.text)}</tspan>`;
  return `<text ${attributes.join(" ")}>${before}${xmlText(text)}</text>`;
}

function paint(fill: string | null, stroke: Stroke | null): string {
  const outline =
    stroke === null
      ? ""
      : ` stroke="${stroke.color}" stroke-width="${rounded(stroke.width)}"${dashes(stroke)} stroke-linejoin="round"`;
  return ` fill="${fill ?? "none"}"${outline}`;
}

function dashes({ dash }: Stroke): string {
  if (dash.length === 0) return ' stroke-linecap="round"';
  const dots = dash[0] === 0;
  return ` stroke-dasharray="${(dots ? [0.1, ...dash.slice(1)] : dash).map(rounded).join(" ")}" stroke-linecap="${dots ? "round" : "butt"}"`;
}

function roundedData(d: string): string {
  return d.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (digits) => String(rounded(Number(digits))));
}
