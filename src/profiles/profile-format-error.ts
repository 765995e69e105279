import { ProblemError } from "#model/problem.ts";

/** Where in a profile something is wrong: a line of a text, or a byte of the unpacked content, and the path inside a JSON document. */
export interface ProfilePlace {
  /** 1-based. */
  readonly line?: number;
  /** 0-based, counted in the unpacked content. */
  readonly offset?: number;
  /** `nodes[3].callFrame`. */
  readonly path?: string;
}

/** A profile file that breaks the rules of its format, or is of none that is known. Nothing of such a file is kept. */
export class ProfileFormatError extends ProblemError {
  override readonly name = "ProfileFormatError";
  /** The file's name without folder. */
  readonly file: string;
  /** 1-based; null when the place is a byte. */
  readonly line: number | null;
  /** 0-based byte of the unpacked content; null when the place is a line. */
  readonly offset: number | null;

  /**
   * @param found what is wrong there, without a full stop: `a caller without a name`
   * @param hint what to do next, as a sentence
   */
  constructor(file: string, place: ProfilePlace, found: string, hint: string) {
    super(`${file}${placeText(place)}: ${found}.`, hint);
    this.file = file;
    this.line = place.line ?? null;
    this.offset = place.line === undefined ? (place.offset ?? 0) : null;
  }
}

/** The usual advice for a file that ends too early or was damaged. */
export const recordAgain = "The file looks damaged or cut short; copy it again or record the profile again.";

function placeText({ line, offset, path }: ProfilePlace): string {
  const where = line === undefined ? `byte ${offset ?? 0}` : `line ${line}`;
  return path === undefined || path === "" ? `, ${where}` : `, ${where} (${path})`;
}
