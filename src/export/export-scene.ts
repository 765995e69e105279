import type { MatchReport } from "#model/match.ts";
import type { Scene } from "#model/scene.ts";
import { unreachable } from "#model/unreachable.ts";
import { dot } from "./dot.ts";
import { drawScene } from "./drawing/draw-scene.ts";
import type { Drawing } from "./drawing/drawing.ts";
import { drawio } from "./drawio.ts";
import { excalidraw } from "./excalidraw.ts";
import type { PictureStyle, SceneFormat } from "./export-format.ts";
import { flowDocument } from "./flow-document.ts";
import { flowMarkdown } from "./flow-markdown.ts";
import { flowText } from "./flow-text.ts";
import { graphml } from "./graphml.ts";
import { mermaid } from "./mermaid.ts";
import { pdf } from "./pdf.ts";
import { png } from "./png.ts";
import { sketchDrawing } from "./sketch-drawing.ts";
import { svg } from "./svg.ts";

/**
 * A laid-out flow as a file's content: text, or bytes for PNG and PDF. All formats show the same scene; the JSON document
 * also says how well the run met the project, which pictures don't carry since it names files of a machine.
 */
export async function exportScene(
  scene: Scene,
  format: SceneFormat,
  style: PictureStyle,
  match: MatchReport | null = null,
): Promise<string | Uint8Array> {
  switch (format) {
    case "svg":
      return svg(drawingOf(scene, style), scene);
    case "png":
      return png(drawingOf(scene, style), scene);
    case "pdf":
      return pdf(drawingOf(scene, style));
    case "ascii":
    case "box":
      return flowText(scene, format);
    case "mermaid":
      return mermaid(scene);
    case "dot":
      return dot(scene, style.theme);
    case "drawio":
      return drawio(scene, style);
    case "excalidraw":
      return excalidraw(scene, style);
    case "graphml":
      return graphml(scene);
    case "markdown":
      return flowMarkdown(scene);
    case "json":
      return flowDocument(scene, match);
    default:
      return unreachable(format);
  }
}

function drawingOf(scene: Scene, style: PictureStyle): Drawing {
  const drawing = drawScene(scene, style);
  return style.look === "sketch" ? sketchDrawing(drawing) : drawing;
}
