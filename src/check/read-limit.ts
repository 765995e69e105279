import { ProblemError } from "#model/problem.ts";

const units = {
  count: new Map<string, number>([
    ["", 1],
    ["k", 1e3],
    ["M", 1e6],
  ]),
  time: new Map([
    ["ns", 1],
    ["us", 1e3],
    ["µs", 1e3],
    ["ms", 1e6],
    ["s", 1e9],
    ["min", 60e9],
  ]),
  memory: new Map([
    ["B", 1],
    ["kB", 1e3],
    ["MB", 1e6],
    ["GB", 1e9],
    ["KiB", 1024],
    ["MiB", 1024 ** 2],
    ["GiB", 1024 ** 3],
  ]),
};

/**
 * A limit as a number, or as a text with a unit: `1500`, `"1,500"`, `"2.5 s"`, `"120 MB"`. In calls, nanoseconds or bytes.
 *
 * @throws ProblemError with the place
 */
export function readLimit(value: unknown, kind: keyof typeof units, place: string): number {
  const limit = typeof value === "number" ? value : typeof value === "string" ? limitOfText(value, kind) : Number.NaN;
  if (Number.isFinite(limit) && limit >= 0) return limit;
  const found = value === undefined ? '"most" is missing' : `"most" is ${JSON.stringify(value)}`;
  const known = [...units[kind].keys()].filter((unit) => unit !== "").join(", ");
  throw new ProblemError(`${place}: ${found}.`, `Write a number that isn't negative, or a text with one of ${known}.`);
}

function limitOfText(text: string, kind: keyof typeof units): number {
  const [, digits, unit] = /^\s*([\d,]+(?:\.\d+)?)\s*([A-Za-zµ]*)\s*$/.exec(text) ?? [];
  const factor = units[kind].get(unit ?? "");
  return digits === undefined || factor === undefined ? Number.NaN : Number(digits.replaceAll(",", "")) * factor;
}
