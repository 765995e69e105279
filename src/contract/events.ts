import type { Problem } from "#model/problem.ts";
import type { Progress } from "#model/progress.ts";
import type { ProjectSummary } from "./answers.ts";

/** What the engine tells a window unasked. */
export type EngineEvent =
  | { readonly kind: "progress"; readonly work: "index" | "import" | "record" | "layout"; readonly progress: Progress }
  | { readonly kind: "indexed"; readonly project: ProjectSummary }
  | { readonly kind: "index-failed"; readonly problem: Problem }
  | { readonly kind: "output"; readonly stream: "stdout" | "stderr"; readonly text: string }
  /** Something changed in the store through another window or the command line: ask again. */
  | { readonly kind: "changed"; readonly what: "runs" | "notes" | "boards" | "trails" | "presets" }
  | { readonly kind: "stopped"; readonly problem: Problem };

export type ListenToEngine = (listener: (event: EngineEvent) => void) => () => void;
