import type { NotesStore } from "#board/open-notes.ts";
import type { EngineEvent } from "#contract/events.ts";
import type { FlowLayout } from "#layout/layout-flow.ts";
import { createFlowLayout } from "#layout/layout-flow.ts";
import { cancelledText, ProblemError } from "#model/problem.ts";
import type { ReportProgress } from "#model/progress.ts";
import { notesOf } from "../annotations.ts";
import { openProject, type Project } from "../open-project.ts";
import { watchProject } from "./watch-project.ts";

/** Kinds of long work that a person can cancel. */
export type Work = "index" | "import" | "record" | "layout";

/** A project that is open in a window, with what lives as long as it is. */
export interface OpenProject {
  readonly project: Project;
  readonly notes: NotesStore;
  indexing: boolean;
  stopWatching: () => void;
}

/** The state behind one window: at most one open project, one layout worker, and the work under way. */
export class EngineSession {
  readonly personFolder: string;
  readonly emit: (event: EngineEvent) => void;
  #open: OpenProject | null = null;
  #layout: FlowLayout | null = null;
  readonly #works = new Map<Work, AbortController>();

  constructor(personFolder: string, emit: (event: EngineEvent) => void) {
    this.personFolder = personFolder;
    this.emit = emit;
  }

  /** The open project. @throws ProblemError when none is open */
  get open(): OpenProject {
    if (this.#open === null) throw new ProblemError("No project is open.", "Open a folder first.");
    return this.#open;
  }

  get project(): Project {
    return this.open.project;
  }

  /** Started with the first project, beside the reading of its graph, and kept warm. */
  get layout(): FlowLayout {
    this.#layout ??= createFlowLayout();
    return this.#layout;
  }

  /** Opens a folder in place of the one before, which stays open when the new one can't be opened. */
  start(folder: string): OpenProject {
    const project = openProject(folder, this.personFolder);
    this.closeProject();
    this.#open = { project, notes: notesOf(project), indexing: false, stopWatching: () => {} };
    this.#open.stopWatching = watchProject(project, this.emit);
    this.#layout ??= createFlowLayout();
    return this.#open;
  }

  isOpen(one: OpenProject): boolean {
    return this.#open === one;
  }

  closeProject(): void {
    for (const work of this.#works.keys()) this.cancel(work);
    this.#open?.stopWatching();
    this.#open?.project.close();
    this.#open = null;
  }

  /** Runs long work that `cancel` can end; work of the same kind that is under way is cancelled first. */
  async work<T>(kind: Work, run: (signal: AbortSignal, onProgress: ReportProgress) => Promise<T>): Promise<T> {
    this.cancel(kind);
    const controller = new AbortController();
    this.#works.set(kind, controller);
    try {
      return await run(controller.signal, (progress) => {
        this.emit({ kind: "progress", work: kind, progress });
      });
    } finally {
      if (this.#works.get(kind) === controller) this.#works.delete(kind);
    }
  }

  cancel(kind: Work): void {
    this.#works.get(kind)?.abort(new ProblemError(cancelledText));
    this.#works.delete(kind);
  }

  async close(): Promise<void> {
    this.closeProject();
    await this.#layout?.close();
    this.#layout = null;
  }
}
