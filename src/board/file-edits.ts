import { readFileSync } from "node:fs";
import { ProblemError } from "#model/problem.ts";
import { codeOf } from "./text-folder.ts";
import { removeFileDurably, writeFileAtomically } from "./write-file-atomically.ts";

/** A change of one file: its content before and after; null where there was no file. */
interface FileEdit {
  readonly file: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Edits of files that can be taken back and made again, newest first, for as long as this object lives. */
export interface FileEdits {
  /** Writes the file (null removes it) and remembers what stood there. */
  apply(file: string, after: string | null, time?: Date): void;
  /** False when there is nothing to undo. @throws ProblemError when someone else changed the file since. */
  undo(): boolean;
  redo(): boolean;
}

export function fileEdits(): FileEdits {
  const done: FileEdit[] = [];
  const undone: FileEdit[] = [];
  return {
    apply: (file, after, time) => {
      const before = contentOf(file);
      if (before === after) return;
      put(file, after, time);
      done.push({ file, before, after });
      undone.length = 0;
    },
    undo: () => move(done, undone, ({ file, before, after }) => exchange(file, after, before)),
    redo: () => move(undone, done, ({ file, before, after }) => exchange(file, before, after)),
  };
}

function move(from: FileEdit[], to: FileEdit[], make: (edit: FileEdit) => void): boolean {
  const edit = from.at(-1);
  if (edit === undefined) return false;
  make(edit);
  from.pop();
  to.push(edit);
  return true;
}

function exchange(file: string, expected: string | null, wanted: string | null): void {
  if (contentOf(file) !== expected) {
    throw new ProblemError(`${file} was changed by someone else since.`, "It was left as it is; edit it directly.");
  }
  put(file, wanted);
}

function put(file: string, content: string | null, time?: Date): void {
  if (content === null) removeFileDurably(file);
  else writeFileAtomically(file, content, time);
}

/** Null when there is no such file. */
function contentOf(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  }
}
