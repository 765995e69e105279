import type { CardStage } from "./card-stage.ts";
import { canvasContext } from "./paint/canvas-context.ts";
import type { Frame } from "./paint/paint-picture.ts";

/** How long after the last change of zoom the picture is drawn sharp again, in milliseconds. */
const sharpenAfter = 140;

/** Draws when asked, at most once a frame. */
export interface FrameLoop {
  readonly request: () => void;
  /** While held, the picture counts as moving. */
  readonly hold: (isMoving: boolean) => void;
  readonly stop: () => void;
}

type FrameGeometry = Omit<Frame, "selected" | "hovered" | "found" | "hasFocus">;

/**
 * Keeps a canvas as large as its container and draws on request. `paint` answers whether it wants another frame. The
 * container's `data-settled` says whether the picture is at rest.
 */
export function frameLoop(
  container: HTMLElement,
  canvas: HTMLCanvasElement,
  stage: CardStage,
  paint: (ctx: CanvasRenderingContext2D, frame: FrameGeometry) => boolean,
): FrameLoop {
  const ctx = canvasContext(canvas, { opaque: true });
  let handle = 0;
  let zoom = 0;
  let zoomedAt = 0;
  let isHeld = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const draw = (): void => {
    handle = 0;
    const { width, height } = stage.size();
    const pixelRatio = devicePixelRatio || 1;
    resize(canvas, Math.round(width * pixelRatio), Math.round(height * pixelRatio));
    const view = stage.view();
    const now = performance.now();
    if (zoom !== 0 && view.zoom !== zoom) zoomedAt = now;
    zoom = view.zoom;
    const isZooming = now - zoomedAt < sharpenAfter;
    const again = paint(ctx, { ...view, width, height, pixelRatio, isZooming });
    clearTimeout(timer);
    if (isZooming) timer = setTimeout(request, sharpenAfter);
    else if (again) request();
    container.dataset.settled = String(!isZooming && !again && !isHeld);
  };
  const request = (): void => {
    if (handle !== 0) return;
    container.dataset.settled = "false";
    handle = requestAnimationFrame(draw);
  };
  const observer = new ResizeObserver(() => {
    stage.resized();
    request();
  });
  observer.observe(container);
  return {
    request,
    hold: (isMoving) => {
      isHeld = isMoving;
      if (!isMoving) request();
    },
    stop: () => {
      cancelAnimationFrame(handle);
      clearTimeout(timer);
      observer.disconnect();
    },
  };
}

function resize(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
}
