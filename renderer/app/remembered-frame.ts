import { type FrameState, firstFrame } from "./state/frame.ts";

const key = "callsketch.frame";
const kept = [
  "theme",
  "look",
  "sideTab",
  "sideOpen",
  "inspectorOpen",
  "textScale",
  "onlyMine",
  "tableColumns",
] as const;
type Kept = Pick<FrameState, (typeof kept)[number]>;

/** What the last window left; a value of the wrong type, or storage that is closed, gives the default. */
export function rememberedFrame(): Kept {
  const stored = readStored();
  const entries = kept.map((name) => [
    name,
    typeof stored[name] === typeof firstFrame[name] ? stored[name] : firstFrame[name],
  ]);
  return Object.fromEntries(entries) as Kept;
}

/** Keeps what should survive a restart when it changed. Does nothing when the storage is closed or full. */
export function rememberFrame(frame: FrameState, before: FrameState): void {
  if (kept.every((name) => frame[name] === before[name])) return;
  try {
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(kept.map((name) => [name, frame[name]]))));
  } catch {
    // Private windows have no storage; the window works without.
  }
}

function readStored(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
