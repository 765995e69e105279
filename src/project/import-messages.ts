import type { RunId } from "#model/ids.ts";
import type { Problem } from "#model/problem.ts";
import type { Progress } from "#model/progress.ts";
import type { RunOrigin } from "./import-run.ts";

/** Where a profile is read from: a path, or content that was dropped on a window in a browser. */
export type ProfileInput =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "content"; readonly fileName: string; readonly bytes: Uint8Array };

/** What an import in a thread of its own starts with. */
export interface ImportStart {
  /** The path of the project's store. */
  readonly store: string;
  readonly input: ProfileInput;
  readonly origin: RunOrigin;
  /** The memory of a `CommitGate`. */
  readonly gate: SharedArrayBuffer;
}

/** What the thread of an import says: how far it is, and at last the run's number or what went wrong. */
export type FromImport =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "stored"; readonly run: RunId }
  | { readonly kind: "failed"; readonly problem: Problem };
