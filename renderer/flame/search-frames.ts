import type { FlameTree } from "#contract/answers.ts";

/** Marks the frames whose name or module contains a text, whatever its case; null for an empty text. */
export function searchFrames(frames: FlameTree["frames"], text: string): Uint8Array | null {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return null;
  const matches = new Uint8Array(frames.length);
  for (const [index, { name, module }] of frames.entries()) {
    if (name.toLowerCase().includes(wanted) || module.toLowerCase().includes(wanted)) matches[index] = 1;
  }
  return matches;
}
