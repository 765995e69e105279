import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Rectangle } from "electron";

/** Where a window was when it was closed. */
export interface WindowBounds extends Rectangle {
  readonly maximized: boolean;
}

const usual = { width: 1280, height: 800 };
const least = { width: 640, height: 480 };
/** As much of the window must lie on a display that a person can take hold of it. */
const hold = { width: 100, height: 40 };

/**
 * Where the next window goes: where the last one was, unless that display is gone or smaller now; then the usual size on
 * the main display, centred, and without a position so that the system chooses.
 */
export function nextBounds(
  remembered: WindowBounds | null,
  workAreas: readonly Rectangle[],
): Partial<Rectangle> & { width: number; height: number; maximized: boolean } {
  const main = workAreas[0];
  const fitting = main === undefined ? usual : fitted(usual, main);
  if (remembered === null) return { ...fitting, maximized: false };
  const display = workAreas.find((area) => isHeldBy(remembered, area));
  if (display === undefined) return { ...fitting, maximized: remembered.maximized };
  return { ...remembered, ...fitted(remembered, display) };
}

function fitted(size: { width: number; height: number }, area: Rectangle) {
  return {
    width: Math.max(least.width, Math.min(size.width, area.width)),
    height: Math.max(least.height, Math.min(size.height, area.height)),
  };
}

/** The title bar must be in sight, so the top edge may not lie above the display. */
function isHeldBy(bounds: Rectangle, area: Rectangle): boolean {
  const across = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return across >= hold.width && bounds.y >= area.y && bounds.y + hold.height <= area.y + area.height;
}

/** Null when nothing readable was remembered. */
export function readBounds(folder: string): WindowBounds | null {
  try {
    const value: unknown = JSON.parse(readFileSync(join(folder, fileName), "utf8"));
    return isBounds(value) ? value : null;
  } catch {
    return null;
  }
}

/** Not being able to remember is no reason to disturb anybody. */
export function writeBounds(folder: string, bounds: WindowBounds): void {
  try {
    const file = join(folder, fileName);
    writeFileSync(`${file}.new`, JSON.stringify(bounds));
    renameSync(`${file}.new`, file);
  } catch {
    return;
  }
}

const fileName = "window.json";

function isBounds(value: unknown): value is WindowBounds {
  if (typeof value !== "object" || value === null) return false;
  const { x, y, width, height, maximized } = value as Record<string, unknown>;
  return [x, y, width, height].every(Number.isFinite) && typeof maximized === "boolean";
}
