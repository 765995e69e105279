import type { ExportFormat } from "#contract/answers.ts";
import { exportScene } from "#export/export-scene.ts";
import type { MatchReport } from "#model/match.ts";
import type { Scene } from "#model/scene.ts";
import { runs } from "#store/queries/runs.ts";
import { matchReport } from "./match-run.ts";
import type { Project } from "./open-project.ts";

export interface ExportedFile {
  readonly content: string;
  readonly encoding: "utf8" | "base64";
  readonly fileName: string;
  readonly mediaType: string;
}

export interface ExportLook {
  readonly look: "clean" | "sketch";
  readonly theme: "light" | "dark";
}

const kinds: Readonly<Record<ExportFormat, { readonly ending: string; readonly mediaType: string }>> = {
  svg: { ending: "svg", mediaType: "image/svg+xml" },
  png: { ending: "png", mediaType: "image/png" },
  pdf: { ending: "pdf", mediaType: "application/pdf" },
  ascii: { ending: "txt", mediaType: "text/plain" },
  box: { ending: "txt", mediaType: "text/plain" },
  mermaid: { ending: "mmd", mediaType: "text/plain" },
  dot: { ending: "dot", mediaType: "text/vnd.graphviz" },
  drawio: { ending: "drawio", mediaType: "application/xml" },
  excalidraw: { ending: "excalidraw", mediaType: "application/json" },
  graphml: { ending: "graphml", mediaType: "application/xml" },
  markdown: { ending: "md", mediaType: "text/markdown" },
  json: { ending: "json", mediaType: "application/json" },
};

/** A scene as a file's content, with the name to suggest. */
export async function exportedScene(
  project: Project,
  scene: Scene,
  format: ExportFormat,
  look: ExportLook,
): Promise<ExportedFile> {
  const content = await exportScene(scene, format, look, format === "json" ? matchOf(project, scene) : null);
  const { ending, mediaType } = kinds[format];
  const isText = typeof content === "string";
  return {
    content: isText ? content : Buffer.from(content).toString("base64"),
    encoding: isText ? "utf8" : "base64",
    fileName: `${fileNameOf(scene.title)}.${ending}`,
    mediaType,
  };
}

/** Null also for a picture that was opened again, whose run isn't in the project. */
function matchOf(project: Project, { run }: Scene): MatchReport | null {
  const isKnown = run !== null && runs(project.store).some(({ id }) => id === run.id);
  return isKnown ? matchReport(project, run.id) : null;
}

/** A title as a file's name on every system. */
function fileNameOf(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/[^\w.-]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  return plain.slice(0, 60) || "call-flow";
}
