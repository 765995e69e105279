import type { PlacedNode } from "#model/scene.ts";
import { canvasContext } from "./canvas-context.ts";

/** A card drawn once, to be copied into each frame. */
interface CardBitmap {
  readonly node: PlacedNode;
  readonly canvas: HTMLCanvasElement;
  /** Device pixels per scene unit it was drawn for. */
  readonly scale: number;
}

/** How much room a drawn card needs around its box, for borders and the second line of a folded group. */
const margin = 4;
/** Cards that are remembered; about 100 fit on a large screen at reading size. */
const most = 220;
/** Milliseconds of one frame that may go into drawing cards anew. */
const budget = 8;
/** Cards to draw anew in a frame whatever the time: copying the others may use it up. While the zoom changes, every frame brings new ones. */
const atLeast = { atRest: 4, zooming: 1 };

/** Keeps drawn cards from frame to frame. */
export interface CardBitmaps {
  /** Call before the cards of a frame. */
  begin(isZooming: boolean): void;
  /**
   * Copies a card into the frame, drawing it first when it is new or has the wrong sharpness. False when it is new and the
   * frame has no time left for it: something plain stands in for it until the next one.
   */
  draw(ctx: CanvasRenderingContext2D, node: PlacedNode, at: DevicePlace, paint: PaintOne): boolean;
  /** True when some cards of the last frame are still blurred or missing: ask for another frame. */
  hasBlurred(): boolean;
  forget(): void;
}

/** Where a card goes, in device pixels, and how many of them one scene unit has. */
interface DevicePlace {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

type PaintOne = (ctx: CanvasRenderingContext2D) => void;

/** A store of drawn cards, least recently used out first. */
export function cardBitmaps(): CardBitmaps {
  const known = new Map<string, CardBitmap>();
  let started = 0;
  let zooming = false;
  let blurred = false;
  let drawnAnew = 0;

  const fresh = (node: PlacedNode, scale: number, paint: PaintOne, old: CardBitmap | undefined): CardBitmap => {
    const canvas = old?.canvas ?? document.createElement("canvas");
    canvas.width = Math.ceil((node.box.width + 2 * margin) * scale);
    canvas.height = Math.ceil((node.box.height + 2 * margin) * scale);
    const ctx = canvasContext(canvas, { opaque: false });
    ctx.setTransform(scale, 0, 0, scale, margin * scale, margin * scale);
    paint(ctx);
    return { node, canvas, scale };
  };

  return {
    begin: (isZooming) => {
      started = performance.now();
      zooming = isZooming;
      blurred = false;
      drawnAnew = 0;
    },
    draw: (ctx, node, { x, y, scale }, paint) => {
      let bitmap = known.get(node.id);
      const isSharp = bitmap?.node === node && bitmap.scale === scale;
      const isLate = drawnAnew >= (zooming ? atLeast.zooming : atLeast.atRest) && performance.now() - started > budget;
      const mayWait = bitmap?.node === node ? zooming || isLate : isLate;
      if (!isSharp && !mayWait) {
        bitmap = fresh(node, scale, paint, bitmap);
        drawnAnew++;
      } else if (!isSharp) blurred = true;
      if (bitmap?.node !== node) return false;
      known.delete(node.id); // to the end of the map: used last
      known.set(node.id, bitmap);
      if (known.size > most) known.delete(known.keys().next().value!);
      copy(ctx, bitmap, x, y, scale);
      return true;
    },
    hasBlurred: () => blurred,
    forget: () => known.clear(),
  };
}

/** Sharp cards land on whole device pixels, so that their letters stay crisp. */
function copy(ctx: CanvasRenderingContext2D, bitmap: CardBitmap, x: number, y: number, scale: number): void {
  const ratio = scale / bitmap.scale;
  const inset = margin * scale;
  const [left, top] = ratio === 1 ? [Math.round(x - inset), Math.round(y - inset)] : [x - inset, y - inset];
  ctx.drawImage(bitmap.canvas, left, top, bitmap.canvas.width * ratio, bitmap.canvas.height * ratio);
}
