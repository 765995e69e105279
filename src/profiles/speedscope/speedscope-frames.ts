import { isThreadFrame } from "../frame-kind.ts";
import { JsonShapeError, objectAt, optionalLine, optionalText, textAt, wholeNumberAt } from "../json-shape.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import type { StackProfile } from "../stacks/stack-profile.ts";
import type { SpeedscopeWriter } from "./speedscope-writer.ts";

/** A shared frame in one thread: our frame, and the line it was executing; null when unknown. */
export interface SharedFrame {
  readonly frame: number;
  readonly executing: number | null;
}

/** Looks up speedscope's shared frames for one thread, merged to one frame a function. */
export class SpeedscopeFrames {
  readonly #frames: readonly unknown[];
  readonly #writer: SpeedscopeWriter;
  readonly #book: FrameBook;
  readonly #known: (SharedFrame | null)[] = [];

  constructor(profile: StackProfile, frames: readonly unknown[], writer: SpeedscopeWriter) {
    this.#book = new FrameBook(profile);
    this.#frames = frames;
    this.#writer = writer;
  }

  /**
   * Null for a frame that stands for a process or thread. Path and position are for the error alone.
   *
   * @throws JsonShapeError when there is no such frame
   */
  at(index: unknown, path: string, position: number): SharedFrame | null {
    const known = this.#known[index as number];
    return known === undefined ? this.#first(index, `${path}[${position}]`) : known;
  }

  #first(index: unknown, path: string): SharedFrame | null {
    const number = wholeNumberAt(index, path);
    if (number >= this.#frames.length) throw new JsonShapeError(path, `the frame ${number} of ${this.#frames.length}`);
    const added = this.#add(number);
    this.#known[number] = added;
    return added;
  }

  #add(number: number): SharedFrame | null {
    const path = `shared.frames[${number}]`;
    const { name, file, line, col } = objectAt(this.#frames[number], path);
    if (isThreadFrame(textAt(name, `${path}.name`), optionalText(file))) return null;
    const [at, column] = [optionalLine(line), optionalLine(col)];
    // Only the place of a function has a column, so such a line is no executing one.
    const isDefinition = this.#writer.lineKind === "definition" || column !== null;
    const frame = this.#book.frame({
      name: textAt(name, `${path}.name`),
      file: optionalText(file),
      definition: isDefinition ? at : null,
      executing: isDefinition ? null : at,
      column,
    });
    return { frame, executing: isDefinition ? null : at };
  }
}
