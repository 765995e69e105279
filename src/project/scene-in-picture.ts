import { readScene } from "#export/read-scene.ts";
import { ProblemError } from "#model/problem.ts";
import type { Scene } from "#model/scene.ts";

/**
 * The scene that an exported SVG or PNG carries.
 *
 * @param name of the file, for the message
 * @throws ProblemError when it carries none
 */
export function sceneInPicture(bytes: Uint8Array, name: string): Scene {
  const scene = readScene(bytes);
  if (scene !== null) return scene;
  throw new ProblemError(
    `${name} carries no scene: another program wrote it, or took out what it didn't know.`,
    "Export it again with `callsketch flow -o picture.svg`.",
  );
}
