import { type PointerEvent, type Ref, useEffect, useImperativeHandle, useRef } from "react";
import type { Point } from "#model/scene.ts";
import type { Viewport } from "./diagram-props.ts";
import { diagramWords } from "./diagram-words.ts";
import type { Picture } from "./picture.ts";

/** Redraws the minimap when the diagram did. */
export interface MinimapHandle {
  readonly draw: (picture: Picture, viewport: Viewport) => void;
}

interface MinimapProps {
  readonly ref: Ref<MinimapHandle>;
  readonly onLook: (point: Point) => void;
}

const size = { width: 168, height: 112 };

/** The whole picture in a corner, with a frame around what is seen. Pictures that are seen whole have none. */
export function Minimap({ ref, onLook }: MinimapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const place = useRef({ scale: 1, left: 0, top: 0 });
  useImperativeHandle(ref, () => ({
    draw: (picture, viewport) => {
      const element = canvas.current;
      if (element === null) return;
      const { width, height } = picture.scene.size;
      const { seen } = viewport;
      const seesAll = seen.x <= 0 && seen.y <= 0 && seen.x + seen.width >= width && seen.y + seen.height >= height;
      element.hidden = seesAll || picture.scene.nodes.length === 0;
      if (!element.hidden) place.current = paint(element, picture, viewport);
    },
  }));
  useEffect(() => {
    if (canvas.current !== null) canvas.current.hidden = true;
  }, []);
  const look = (event: PointerEvent<HTMLCanvasElement>) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const { scale, left: x, top: y } = place.current;
    onLook({ x: (event.clientX - left - x) / scale, y: (event.clientY - top - y) / scale });
  };
  return (
    <canvas
      ref={canvas}
      className="minimap"
      role="img"
      aria-label={diagramWords.minimap}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        look(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) look(event);
      }}
    />
  );
}

function paint(element: HTMLCanvasElement, picture: Picture, { seen }: Viewport) {
  const ratio = devicePixelRatio || 1;
  if (element.width !== size.width * ratio) {
    element.width = size.width * ratio;
    element.height = size.height * ratio;
  }
  const ctx = element.getContext("2d")!;
  const { scene, colors } = picture;
  const scale = Math.min(
    (size.width - 12) / Math.max(1, scene.size.width),
    (size.height - 12) / Math.max(1, scene.size.height),
  );
  const left = (size.width - scene.size.width * scale) / 2;
  const top = (size.height - scene.size.height * scale) / 2;
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.fillStyle = colors.tokens.surface;
  ctx.fillRect(0, 0, size.width, size.height);
  ctx.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * left, ratio * top);
  ctx.fillStyle = colors.tokens.faint;
  for (const group of scene.groups) {
    const box = picture.groupBox(group);
    ctx.fillRect(box.x, box.y, box.width, box.height);
  }
  for (const node of scene.nodes) {
    const at = picture.topLeft(node.id);
    ctx.fillStyle = colors.cost(node) ?? colors.tokens.line;
    ctx.fillRect(at.x, at.y, node.box.width, node.box.height);
  }
  ctx.strokeStyle = colors.tokens.accent;
  ctx.lineWidth = 1.5 / scale;
  ctx.strokeRect(seen.x, seen.y, seen.width, seen.height);
  return { scale, left, top };
}
