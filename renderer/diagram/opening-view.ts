import type { Scene } from "#model/scene.ts";
import { fitted, type View } from "./viewport-math.ts";
import { walkStart } from "./walk-calls.ts";

/** Below this zoom a whole picture can't be read, and the first view shows its most important part instead. */
const readable = 0.5;

/** What a new picture shows first: all of it when that can be read, else where it begins, at reading size. */
export function openingView(scene: Scene, screen: { readonly width: number; readonly height: number }): View {
  const all = fitted({ x: 0, y: 0, ...scene.size }, screen, 1);
  const start = walkStart(scene);
  const node = scene.nodes.find(({ id }) => id === start);
  if (all.zoom >= readable || node === undefined) return all;
  const zoom = 0.75;
  const middle = node.box.x + node.box.width / 2;
  return { zoom, pan: { x: screen.width / 2 - middle * zoom, y: screen.height * 0.14 - node.box.y * zoom } };
}
