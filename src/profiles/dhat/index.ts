import type { ImportedProfile } from "#model/imported-profile.ts";
import type { Measure } from "#model/measure.ts";
import { hasKeys, type JsonObject, JsonShapeError, listAt, objectAt, textAt, wholeNumberAt } from "../json-shape.ts";
import { nothingSkipped } from "../one-thread.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { FrameBook, type NamedFunction } from "../stacks/frame-book.ts";
import { StackProfile } from "../stacks/stack-profile.ts";

/** The columns of a program point that add up: `tb` bytes and `tbk` blocks in all, at the peak (`gb`), at the end (`eb`). */
const columns: readonly (readonly [key: string, measure: Omit<Measure, "whole">])[] = [
  ["tb", { name: "bytes", unit: "bytes" }],
  ["tbk", { name: "allocations", unit: "count" }],
  ["gb", { name: "bytes at peak", unit: "bytes" }],
  ["eb", { name: "bytes at end", unit: "bytes" }],
];

/** valgrind's DHAT, version 2: places that allocate, each with its stack, leaf first. Exact. */
export const dhat: ProfileImporter = {
  format: "dhat",
  recognizes: ({ json }) => hasKeys(json, ["dhatFileVersion", "pps", "ftbl"]),
  read: ({ json, file }): ImportedProfile => {
    const document = objectAt(json, "");
    const points = listAt(document.pps, "pps").map((value, index) => objectAt(value, `pps[${index}]`));
    const used = columns.filter(([key]) => points.length === 0 || points.some((point) => key in point));
    const profile = new StackProfile(used.map(([, measure]) => measure));
    const book = new FrameBook(profile);
    const frames = listAt(document.ftbl, "ftbl").map((text, index) => {
      const named = dhatFrame(textAt(text, `ftbl[${index}]`));
      return { frame: named === null ? -1 : book.frame(named), line: named?.executing ?? 0 };
    });
    points.forEach((point, index) => {
      addPoint(profile, frames, point, used, `pps[${index}]`);
    });
    const thread = profile.finish({ name: typeof document.cmd === "string" ? document.cmd : file });
    return { format: "dhat", producer: "DHAT", file, threads: [thread], skipped: nothingSkipped };
  },
};

function addPoint(
  profile: StackProfile,
  frames: readonly { frame: number; line: number }[],
  point: JsonObject,
  used: typeof columns,
  path: string,
): void {
  const stack = listAt(point.fs, `${path}.fs`);
  let node = profile.root;
  let leaf = { frame: -1, line: 0 };
  for (let at = stack.length - 1; at >= 0; at--) {
    const known = frames[wholeNumberAt(stack[at], `${path}.fs[${at}]`)];
    if (known === undefined) throw new JsonShapeError(`${path}.fs[${at}]`, "a frame that isn't in ftbl");
    if (known.frame === -1) continue;
    leaf = known;
    node = profile.child(node, known.frame);
  }
  used.forEach(([key], measure) => {
    const value = wholeNumberAt(point[key] ?? 0, `${path}.${key}`);
    profile.add(node, measure, value);
    if (leaf.line >= 1) profile.addLine(leaf.frame, leaf.line, measure, value);
  });
}

/** `0x10928D: main (prog.c:21:3)` or `... (in /usr/lib/libc.so)`; null for `[root]`. */
function dhatFrame(text: string): (NamedFunction & { executing: number | null }) | null {
  if (text === "[root]") return null;
  const [, name = text, place = ""] = /^(?:0x[\dA-Fa-f]+: )?(.+?)(?: \(([^()]*)\))?$/s.exec(text) ?? [];
  const line = /^(.*?):(\d+)(?::\d+)?$/s.exec(place);
  if (line !== null) return { name, file: line[1] ?? "", executing: Number(line[2]) };
  return {
    name,
    file: place.startsWith("in ") ? place.slice(3) : null,
    executing: null,
    external: place.startsWith("in "),
  };
}
