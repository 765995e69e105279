import fc from "fast-check";
import { integrityProblems } from "../../src/profiles/integrity-problems.ts";
import { ProfileFormatError } from "../../src/profiles/profile-format-error.ts";
import { readProfileContent } from "../../src/profiles/read-profile.ts";
import type { JsonLimits } from "../../src/profiles/source/element-batches.ts";

/** One way to damage a file. Positions are shares of its length. */
type Damage =
  | { readonly kind: "cut"; readonly at: number }
  | { readonly kind: "flip"; readonly at: number; readonly bit: number }
  | { readonly kind: "insert"; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: "repeat"; readonly at: number; readonly length: number }
  | { readonly kind: "drop"; readonly at: number; readonly length: number }
  | { readonly kind: "number"; readonly at: number; readonly digits: string };

const share = fc.double({ min: 0, max: 1, noNaN: true });

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ kind: fc.constant("cut" as const), at: share }),
  fc.record({ kind: fc.constant("flip" as const), at: share, bit: fc.integer({ min: 0, max: 7 }) }),
  fc.record({ kind: fc.constant("insert" as const), at: share, bytes: fc.uint8Array({ maxLength: 40 }) }),
  fc.record({ kind: fc.constant("repeat" as const), at: share, length: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant("drop" as const), at: share, length: fc.integer({ min: 1, max: 400 }) }),
  fc.record({
    kind: fc.constant("number" as const),
    at: share,
    digits: fc.constantFrom(
      "-1",
      "0",
      "99999999999999999999",
      "1e400",
      "1.5",
      "9007199254740993",
      "null",
      '""',
      "[]",
      "{}",
    ),
  }),
);

/** A file with up to four damages, one after another. */
export function damagedFile(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  return fc.array(damage, { minLength: 1, maxLength: 4 }).map((damages) => damages.reduce(damaged, bytes));
}

function damaged(bytes: Uint8Array, how: Damage): Uint8Array {
  const at = Math.floor(how.at * bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  if (how.kind === "cut") return before;
  if (how.kind === "insert") return Buffer.concat([before, how.bytes, after]);
  if (how.kind === "repeat") return Buffer.concat([before, after.subarray(0, how.length), after]);
  if (how.kind === "drop") return Buffer.concat([before, after.subarray(how.length)]);
  if (how.kind === "number") return otherNumber(bytes, at, how.digits);
  const flipped = Buffer.from(bytes);
  flipped[at] = (flipped[at] ?? 0) ^ (1 << how.bit);
  return flipped;
}

/** Puts something else in the place of the next number of a text. */
function otherNumber(bytes: Uint8Array, at: number, digits: string): Uint8Array {
  const text = Buffer.from(bytes).toString("latin1");
  const match = /-?\d+(?:\.\d+)?/.exec(text.slice(at, at + 10_000));
  if (match === null) return bytes;
  const start = at + match.index;
  return Buffer.from(text.slice(0, start) + digits + text.slice(start + match[0].length), "latin1");
}

/** What became of a damaged file. */
export type Outcome = "read" | "refused";

/** So little is held at once that a small document is read as a long one. */
export const tinyLimits: JsonLimits = { document: 64, list: 48, batch: 32, window: 16 };

/**
 * Reads a damaged file: it must give a profile that is sound, or an error that names file, place and what to do.
 *
 * @throws Error when it gives anything else, or takes longer than ten seconds
 */
export async function outcomeOf(bytes: Uint8Array, limits?: JsonLimits): Promise<Outcome> {
  const start = performance.now();
  const outcome = await readProfileContent("damaged", bytes, limits === undefined ? {} : { limits }).then(
    (profile): Outcome => {
      const [problem] = integrityProblems(profile);
      if (problem !== undefined) throw new Error(`read, but not sound: ${problem}`);
      return "read";
    },
    (error): Outcome => {
      if (!(error instanceof ProfileFormatError)) throw error;
      if (!/^damaged, (?:line|byte) \d/.test(error.message)) throw new Error(`no place in: ${error.message}`);
      if (error.problem.hint === "") throw new Error(`nothing to do in: ${error.message}`);
      return "refused";
    },
  );
  const seconds = (performance.now() - start) / 1000;
  if (seconds > 10) throw new Error(`took ${seconds} s`);
  return outcome;
}
