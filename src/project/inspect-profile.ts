import { formatCount } from "#format/format-count.ts";
import { topCallsText } from "#format/top-calls-text.ts";
import type { ImportedProfile, ImportedThread } from "#model/imported-profile.ts";
import type { MeasureUnit } from "#model/measure.ts";
import { ProblemError } from "#model/problem.ts";
import { profileDocument } from "#profiles/profile-document.ts";
import { readProfile } from "#profiles/read-profile.ts";
import type { ImportOptions } from "./import-run.ts";
import { costInOrder } from "./top-calls.ts";

export interface InspectedProfile {
  /** The `callsketch.run/1` document. */
  readonly document: object;
  /** The report for people: what was read, and the dearest frames of each thread. */
  text(most: number, sort: string): string;
}

/** Reads a profile by itself, without any project. @throws ProfileFormatError */
export async function inspectProfile(file: string, options: ImportOptions): Promise<InspectedProfile> {
  const profile = await readProfile(file, options);
  return { document: profileDocument(profile), text: (most, sort) => profileText(profile, most, sort) };
}

function profileText(profile: ImportedProfile, most: number, sort: string): string {
  const { lines, reason } = profile.skipped;
  const head = [
    `${profile.file}: ${profile.format}${profile.producer === null ? "" : `, written by ${profile.producer}`}`,
    ...(lines > 0 || reason !== null
      ? [`Passed over: ${formatCount(lines)} lines${reason === null ? "" : `, ${reason}`}`]
      : []),
  ];
  const threads = profile.threads.map((thread) => threadText(thread, profile, most, sort));
  return [...head, ...threads].join("\n\n");
}

function threadText(thread: ImportedThread, profile: ImportedProfile, most: number, sort: string): string {
  const { name, frames, edges } = thread;
  const measures = thread.measures.map((one) => one.name).join(", ") || "calls only";
  const { measure, unit } = sortedMeasure(thread, sort);
  const rows = frames
    .map((frame) => ({
      name:
        frame.file === null
          ? frame.name
          : `${frame.name} (${frame.file}${frame.line === null ? "" : `:${frame.line}`})`,
      self: frame.costs[measure]?.self ?? null,
      total: frame.costs[measure]?.total ?? null,
      calls: frame.calls,
      primitiveCalls: frame.primitiveCalls,
    }))
    .sort((a, b) => costInOrder(b, sort) - costInOrder(a, sort));
  const shown = rows.map((row) => ({ ...row, cost: sort === "self" ? row.self : row.total }));
  const summary = `${name}: ${formatCount(frames.length)} functions, ${formatCount(edges.length)} calls between them; measures: ${measures}`;
  return `${summary}\n${topCallsText({ parameters: profile.parameters ?? {}, unit, most, rows: shown })}`.trimEnd();
}

/** `total`, `self` and `calls` go by the first measure; any other word is the name of one. */
function sortedMeasure({ measures }: ImportedThread, sort: string): { measure: number; unit: MeasureUnit } {
  const named = measures.findIndex((one) => one.name === sort);
  if (named < 0 && !["total", "self", "calls"].includes(sort)) {
    const known = ["total", "self", "calls", ...measures.map((one) => one.name)].join(", ");
    throw new ProblemError(`It can't be sorted by "${sort}".`, `Sort by one of: ${known}.`);
  }
  const measure = Math.max(0, named);
  return { measure, unit: measures[measure]?.unit ?? "count" };
}
