import { createHash } from "node:crypto";
import { type FileFacts, factsVersion } from "../facts/file-facts.ts";

/** What a file's facts depend on besides itself. */
export interface FileDependencies {
  readonly path: string;
  /** SHA-256 of the content. */
  readonly hash: string;
  /** Project files that it imports directly, in any way. */
  readonly imports: readonly string[];
  /** True when the file changes the meaning of others without being imported: scripts, `declare global`, `declare module`. */
  readonly isGlobal: boolean;
}

/**
 * A key for each file's facts: it changes when the file, anything it imports directly or indirectly, a global file or
 * the surroundings change. What imports the file doesn't matter: facts only look along imports.
 */
export function factsKeys(files: readonly FileDependencies[], surroundings: string): ReadonlyMap<string, string> {
  const indexOf = new Map(files.map(({ path }, index) => [path, index]));
  const next = files.map(({ imports }) =>
    imports.map((path) => indexOf.get(path)).filter((each) => each !== undefined),
  );
  const marks = files.map(({ path, hash }) => halves(digest(`${path}\0${hash}`)));
  const common = [surroundings, ...files.filter((each) => each.isGlobal).map((each) => `${each.path}\0${each.hash}`)];
  const shared = digest(common.join("\n"));
  return new Map(
    files.map(({ path, hash }, index) => {
      const around = sumOver(index, next, marks);
      return [path, `typescript:${factsVersion}:${digest(`${path}\0${hash}\0${around}\0${shared}`)}`];
    }),
  );
}

/** A sum over all files that can be reached; the order of visits doesn't change it. */
function sumOver(
  start: number,
  next: readonly (readonly number[])[],
  marks: readonly (readonly [number, number])[],
): string {
  const seen = new Uint8Array(next.length);
  const open = [start];
  seen[start] = 1;
  let [low, high] = [0, 0];
  while (open.length > 0) {
    const at = open.pop()!;
    low = (low + marks[at]![0]) % 2 ** 48;
    high = (high + marks[at]![1]) % 2 ** 48;
    for (const each of next[at]!) {
      if (seen[each] === 1) continue;
      seen[each] = 1;
      open.push(each);
    }
  }
  return `${low}:${high}`;
}

const halves = (hex: string): readonly [number, number] => [
  Number.parseInt(hex.slice(0, 12), 16),
  Number.parseInt(hex.slice(12, 24), 16),
];

/** SHA-256, hex. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** What the last indexing found out about imports, so that an unchanged project needs no parsing at all. */
export interface Manifest {
  readonly files: readonly FileDependencies[];
  readonly surroundings: string;
  /** What was wrong with the config, to be said again. */
  readonly problem: { readonly file: string; readonly reason: string } | null;
}

export const manifestKey = `typescript:${factsVersion}:manifest`;

export type FactsByPath = ReadonlyMap<string, FileFacts>;
