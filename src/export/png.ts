import { crc32 } from "node:zlib";
import { Resvg } from "@resvg/resvg-js";
import type { Scene } from "#model/scene.ts";
import { fontFiles } from "./bundled-fonts.ts";
import type { Drawing } from "./drawing/drawing.ts";
import { sceneCode, sceneOfCode } from "./scene-code.ts";
import { svg } from "./svg.ts";

const keyword = "callsketch.scene";
/** What viewers and documents still open without trouble. */
const mostPixels = 12_000;

/** A drawing as PNG with two pixels a unit, fewer for a very large one. */
export function png(drawing: Drawing, scene: Scene | null): Uint8Array {
  const scale = Math.min(2, mostPixels / Math.max(drawing.width, drawing.height));
  const fonts = Object.values(drawing.handwriting ? fontFiles.handwriting : fontFiles.text);
  const source = svg(drawing, null).replace(/<style>.*?<\/style>/s, "");
  const image = new Resvg(source, {
    fitTo: { mode: "zoom", value: scale },
    font: {
      fontFiles: [...fonts],
      defaultFontFamily: drawing.handwriting ? "Kalam" : "Inter",
      loadSystemFonts: hasOtherScripts(source),
    },
  });
  const bytes = image.render().asPng();
  return scene === null ? bytes : withText(bytes, keyword, sceneCode(scene));
}

/** The scene that an exported PNG carries; null when there is none. */
export function readSceneFromPng(bytes: Uint8Array): Scene | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= view.length; ) {
    const length = view.readUInt32BE(at);
    const data = view.subarray(at + 8, at + 8 + length);
    const isOurs =
      view.toString("latin1", at + 4, at + 8) === "tEXt" && data.indexOf(`${keyword}\0`, 0, "latin1") === 0;
    if (isOurs) return sceneOfCode(data.toString("latin1", keyword.length + 1));
    at += 12 + length;
  }
  return null;
}

/** The bundled fonts hold Latin, Greek and Cyrillic; for anything else the system's fonts are asked. */
function hasOtherScripts(source: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range starts at the first character
  return /[^\u0000-\u052f\u1e00-\u22ff\u2500-\u25ff]/.test(source);
}

/** Adds a text chunk before the end chunk, which is always the last 12 bytes. */
function withText(bytes: Uint8Array, name: string, text: string): Uint8Array {
  const body = Buffer.concat([Buffer.from("tEXt"), Buffer.from(`${name}\0${text}`, "latin1")]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length - 4);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  const end = bytes.length - 12;
  return Buffer.concat([bytes.subarray(0, end), length, body, check, bytes.subarray(end)]);
}
