import { isExternalFrame } from "../frame-kind.ts";
import { knownFunctions } from "./function-at.ts";
import type { StackProfile } from "./stack-profile.ts";

/** A function as a format names it, with what it knows of lines. */
export interface NamedFunction {
  readonly name: string;
  readonly file: string | null;
  /** Where the function starts, 1-based; part of what identifies it. */
  readonly definition?: number | null;
  /** A line inside it that was executing, 1-based. */
  readonly executing?: number | null;
  /** 1-based. */
  readonly column?: number | null;
  readonly owner?: string | null;
  /** Told from name and file when left out. */
  readonly external?: boolean;
}

/**
 * Numbers the functions of one thread: one frame for each name, file, owner and definition, however many of its lines
 * were executing. Where no definition is given, functions of one name are kept apart as far as their source is known.
 */
export class FrameBook {
  readonly #profile: StackProfile;
  readonly #frames = new Map<string, number>();
  readonly #functionAt = knownFunctions();

  constructor(profile: StackProfile) {
    this.#profile = profile;
  }

  frame(named: NamedFunction): number {
    const { definition = null, executing = null, column = null, owner = null } = named;
    const isSought = definition === null && executing !== null && named.file !== null;
    const which = isSought ? this.#functionAt(named.name, named.file, executing) : "";
    const key = `${named.name}\0${named.file ?? ""}\0${definition ?? ""}:${column ?? ""}\0${owner ?? ""}\0${which}`;
    const frame = this.#frames.get(key) ?? this.#add(key, named);
    if (executing !== null && definition === null) this.#profile.seenOnLine(frame, executing);
    return frame;
  }

  #add(key: string, { name, file, definition = null, column = null, owner, external }: NamedFunction): number {
    const place = file === "" ? null : file;
    const frame = this.#profile.addFrame({
      name: name === "" ? "(anonymous)" : name,
      file: place,
      line: definition,
      column,
      lineKind: definition === null ? "executing" : "definition",
      external: external ?? (place !== null && isExternalFrame(name, place)),
      ...(owner === null || owner === undefined ? {} : { owner }),
    });
    this.#frames.set(key, frame);
    return frame;
  }
}
