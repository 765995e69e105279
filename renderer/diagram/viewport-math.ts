import type { Box, Point } from "#model/scene.ts";

/** The closest and the farthest that one can look. */
export const zoomLimits = { least: 0.04, most: 4 } as const;
/** One press of + or -. */
export const zoomStep = 1.24;

/** Where a view stands: zoom, and the screen place of the scene's origin in CSS pixels. */
export interface View {
  readonly zoom: number;
  readonly pan: Point;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** A zoom within the limits. */
export function limitedZoom(zoom: number): number {
  return Math.min(zoomLimits.most, Math.max(zoomLimits.least, zoom));
}

/** The view at another zoom with the point under the pointer staying where it is. */
export function zoomedAt(view: View, zoom: number, at: Point): View {
  const next = limitedZoom(zoom);
  const ratio = next / view.zoom;
  return { zoom: next, pan: { x: at.x - (at.x - view.pan.x) * ratio, y: at.y - (at.y - view.pan.y) * ratio } };
}

/** The view that shows a box whole in the middle, never larger than `largest`. */
export function fitted(box: Box, screen: Size, largest = 1.25, margin = 32): View {
  const room = { width: Math.max(40, screen.width - 2 * margin), height: Math.max(40, screen.height - 2 * margin) };
  const zoom = limitedZoom(
    Math.min(largest, room.width / Math.max(1, box.width), room.height / Math.max(1, box.height)),
  );
  return centred({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, zoom, screen);
}

/** The view with a point of the scene in the middle of the screen. */
export function centred(point: Point, zoom: number, screen: Size): View {
  return { zoom, pan: { x: screen.width / 2 - point.x * zoom, y: screen.height / 2 - point.y * zoom } };
}

/** The view moved just as far as needed for a box to be seen with some air around it; the same view when it is seen already. */
export function revealed(view: View, box: Box, screen: Size, margin = 40): View {
  const along = (start: number, length: number, pan: number, room: number): number => {
    const [from, to] = [start * view.zoom + pan, (start + length) * view.zoom + pan];
    if (from >= margin && to <= room - margin) return pan;
    if (to - from > room - 2 * margin || from < margin) return pan + margin - from;
    return pan + room - margin - to;
  };
  const pan = {
    x: along(box.x, box.width, view.pan.x, screen.width),
    y: along(box.y, box.height, view.pan.y, screen.height),
  };
  return pan.x === view.pan.x && pan.y === view.pan.y ? view : { zoom: view.zoom, pan };
}

/** The part of the scene that a view shows. */
export function seenBox(view: View, screen: Size): Box {
  return {
    x: -view.pan.x / view.zoom,
    y: -view.pan.y / view.zoom,
    width: screen.width / view.zoom,
    height: screen.height / view.zoom,
  };
}

/** A view part of the way between two, for short animations. Zoom goes evenly in its logarithm. */
export function between(from: View, to: View, share: number): View {
  return {
    zoom: from.zoom * (to.zoom / from.zoom) ** share,
    pan: { x: from.pan.x + (to.pan.x - from.pan.x) * share, y: from.pan.y + (to.pan.y - from.pan.y) * share },
  };
}
