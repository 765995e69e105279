import path from "node:path";
import { ProblemError } from "#model/problem.ts";
import type { UnreadableFile } from "#model/source-graph.ts";
import { fileSlug } from "./file-slug.ts";
import { readTextFolder, type TextFile } from "./text-folder.ts";
import { removeFileDurably, writeFileAtomically } from "./write-file-atomically.ts";

/** Things with a name, a JSON file each, read from their folder each time, since Git and editors change it too. */
export interface NamedFiles<T> {
  /** In order of name. */
  list(): readonly T[];
  /** Files that are no such things as they stand; they are never overwritten. */
  unreadable(): readonly UnreadableFile[];
  /** Writes one, in place of the one with the same name. Once it returns it is on disk. @throws ProblemError without a name */
  save(item: T): void;
  /** Gives one another name. @throws ProblemError when that is taken, or there is none to rename */
  rename(from: string, to: string): void;
  /** Removes one; nothing happens when there is none of this name. */
  remove(name: string): void;
}

/** How a kind of thing is written. */
export interface NamedKind<T> {
  /** `board`: for messages. */
  readonly noun: string;
  readonly text: (item: T) => string;
  /** @throws ProblemError when it isn't such a file */
  readonly read: (entry: TextFile) => T;
  /** When it was changed, for the file; now when left out. */
  readonly time?: (item: T) => string;
}

/** @param folder it is made by the first file */
export function openNamedFiles<T extends { readonly name: string }>(folder: string, kind: NamedKind<T>): NamedFiles<T> {
  const { noun } = kind;
  const read = () => readTextFolder(folder, ".json", (entry) => ({ file: entry.file, item: kind.read(entry) }));
  const list = () =>
    read()
      .items.map(({ item }) => item)
      .sort((a, b) => a.name.localeCompare(b.name, "en"));
  const save = (item: T): void => {
    if (item.name.trim() === "") throw new ProblemError(`A ${noun} needs a name.`, "Type one.");
    const { items, unreadable } = read();
    const file = items.find((other) => other.item.name === item.name)?.file ?? `${fileSlug(item.name)}.json`;
    if (unreadable.some((other) => other.file === file)) {
      throw new ProblemError(
        `${file} can't be read, so it isn't overwritten.`,
        "Correct or rename the file, or choose another name.",
      );
    }
    writeFileAtomically(path.join(folder, file), kind.text(item), timeOf(kind.time?.(item)));
  };
  const remove = (name: string): void => {
    for (const { file, item } of read().items) if (item.name === name) removeFileDurably(path.join(folder, file));
  };
  return {
    list,
    unreadable: () => read().unreadable,
    save,
    rename(from, to) {
      const all = list();
      const found = all.find((item) => item.name === from);
      if (found === undefined) throw new ProblemError(`There is no ${noun} "${from}".`, "It may have been deleted.");
      if (from === to) return;
      if (all.some((item) => item.name === to)) {
        throw new ProblemError(`There is a ${noun} "${to}" already.`, "Choose another name, or delete that one first.");
      }
      save({ ...found, name: to });
      remove(from);
    },
    remove,
  };
}

function timeOf(text: string | undefined): Date {
  const time = text === undefined ? new Date() : new Date(text);
  return Number.isNaN(time.getTime()) ? new Date() : time;
}
