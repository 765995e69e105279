import { useEffect } from "react";
import type { Box, Scene } from "#model/scene.ts";
import { diagram } from "../app/diagram-handle.ts";
import type { Viewport } from "../diagram/diagram-props.ts";

/** Room that a card wants around it, and the corner that the minimap takes. In CSS pixels. */
const margin = 16;
const minimapCorner = { width: 200, height: 136 };

/**
 * Brings a selection that was made elsewhere into view: not at all when it is in plain sight, else to the middle. A
 * picture that another run drew somewhere else is fitted.
 */
export function useRevealed(scene: Scene, selected: string | null): void {
  useEffect(() => {
    const handle = diagram.current;
    if (handle === null) return;
    const node = scene.nodes.find(({ id, functionId }) => id === selected || functionId === selected);
    const viewport = handle.viewport();
    if (viewport.seen.width === 0) return; // not laid out yet: the opening view comes first
    if (node === undefined) {
      if (!scene.nodes.some(({ box }) => overlaps(box, viewport.seen))) handle.fit();
    } else if (!isInPlainSight(node.box, viewport)) keepingFocus(() => handle.focusNode(node.id));
  }, [scene, selected]);
}

function isInPlainSight(box: Box, { seen, zoom }: Viewport): boolean {
  const room = margin / zoom;
  const inside =
    box.x >= seen.x + room &&
    box.y >= seen.y + room &&
    box.x + box.width <= seen.x + seen.width - room &&
    box.y + box.height <= seen.y + seen.height - room;
  const width = minimapCorner.width / zoom;
  const height = minimapCorner.height / zoom;
  const corner = { x: seen.x + seen.width - width, y: seen.y + seen.height - height, width, height };
  return inside && !overlaps(box, corner);
}

function overlaps(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    one.x + one.width > other.x &&
    one.y < other.y + other.height &&
    one.y + one.height > other.y
  );
}

/** The canvas takes the keyboard when it shows a card; who wrote or walked elsewhere goes on there. */
function keepingFocus(act: () => void): void {
  const active = document.activeElement;
  act();
  if (active instanceof HTMLElement && active !== document.body) active.focus({ preventScroll: true });
}
