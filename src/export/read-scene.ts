import type { Scene } from "#model/scene.ts";
import { readSceneFromPng } from "./png.ts";
import { readSceneFromSvg } from "./svg.ts";

/** The scene that an exported SVG or PNG file carries, judged by its content; null when it carries none. Never throws. */
export function readScene(bytes: Uint8Array): Scene | null {
  const start = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  return start === "\u0089PNG\r\n\u001a\n"
    ? readSceneFromPng(bytes)
    : readSceneFromSvg(Buffer.from(bytes).toString("utf8"));
}
