import type { FusableRun } from "#contract/join-answers.ts";
import { shellLine } from "#format/shell-line.ts";
import type { RunId } from "#model/ids.ts";
import type { Measure } from "#model/measure.ts";
import { ProblemError } from "#model/problem.ts";
import type { FusedRun, Run } from "#model/run.ts";
import { removeFusedRun, saveFusedRun } from "#store/queries/fused-runs.ts";
import { runFileHashes, runs } from "#store/queries/runs.ts";
import { callsMeasure } from "./counts-as-measure.ts";
import { runById } from "./find-run.ts";
import type { Project } from "./open-project.ts";

/** What one run can show on another one's functions. */
type Taken = Pick<FusedRun, "calls" | "measures">;

/** How far two runs are known to be of the same command on the same code. */
type Sameness = { readonly kind: "same" } | { readonly kind: "unknown" | "different"; readonly reason: string };

/** What each other run of the project could show on this run's functions, and why it may not. */
export function fusableRuns(project: Project, id: RunId): readonly FusableRun[] {
  const run = runById(project, id);
  return runs(project.store)
    .filter((other) => other.id !== id)
    .map((other): FusableRun => {
      const taken = takenFrom(run, other);
      const isFused = run.fused.some((one) => one.id === other.id);
      const around = { run: other.id, isFused, ...taken };
      if (!taken.calls && taken.measures.length === 0)
        return { ...around, verdict: "useless", reason: nothing(run, other) };
      const same = sameness(project, run, other);
      return { ...around, verdict: same.kind, reason: same.kind === "same" ? null : same.reason };
    });
}

/**
 * Shows exact calls and further measures of another run of the same command on this run's functions. Costs of one kind
 * never mix: a run that has time takes no time from another, whose profiler slows the program down in its own way.
 *
 * @param confirmed whether a person said that both did the same, where the runs don't tell
 * @throws ProblemError when command, parameters or code differ, aren't known, or the other run has nothing to add
 */
export function fuseRuns(project: Project, id: RunId, otherId: RunId, confirmed: boolean): void {
  const run = runById(project, id);
  const other = runById(project, otherId);
  if (id === otherId) throw new ProblemError("A run can't be fused with itself.", "Choose another run.");
  const same = sameness(project, run, other);
  if (same.kind === "different") {
    throw new ProblemError(
      same.reason,
      "Only runs of the same command on the same code can be fused; compare them instead.",
    );
  }
  const taken = takenFrom(run, other);
  if (!taken.calls && taken.measures.length === 0) {
    throw new ProblemError(nothing(run, other), "Choose a run that counts calls, or that measures something else.");
  }
  if (same.kind === "unknown" && !confirmed) {
    throw new ProblemError(same.reason, "Confirm (--yes) if you know that both ran the same command on the same code.");
  }
  saveFusedRun(project.store, id, otherId, taken);
}

/** Shows a run alone again. */
export function unfuseRuns(project: Project, id: RunId, otherId: RunId): void {
  removeFusedRun(project.store, id, otherId);
}

/** Calls where this run counts none, and measures of a kind that it doesn't have; what others were fused for is kept. */
function takenFrom(run: Run, other: Run): Taken {
  const ownMeasures = withoutFused(run, (one) => one.id === other.id);
  const counts = run.hasCalls && !run.fused.some((one) => one.id === other.id && one.calls);
  const has = new Set(ownMeasures.map(kindOf));
  const names = new Set(ownMeasures.map(({ name }) => name));
  return {
    calls: !counts && countsItself(other),
    measures: withoutFused(other, () => true)
      .filter((measure) => measure.name !== callsMeasure && !has.has(kindOf(measure)) && !names.has(measure.name))
      .map(({ name }) => name),
  };
}

function countsItself(run: Run): boolean {
  return run.hasCalls && !run.fused.some(({ calls }) => calls);
}

function withoutFused(run: Run, which: (one: FusedRun) => boolean): readonly Measure[] {
  const taken = new Set(run.fused.filter(which).flatMap(({ measures }) => measures));
  return run.measures.filter(({ name }) => !taken.has(name));
}

/** Samples are time that nobody converted. */
function kindOf({ name, unit }: Measure): string {
  if (unit === "nanoseconds" || unit === "samples") return "time";
  return unit === "count" ? name : unit;
}

function nothing(run: Run, other: Run): string {
  return `"${other.label}" counts no calls and measures nothing that "${run.label}" lacks.`;
}

function sameness(project: Project, run: Run, other: Run): Sameness {
  const both = `"${run.label}" and "${other.label}"`;
  const a = run.command;
  const b = other.command;
  if (a !== null && b !== null && (shellLine(a.argv) !== shellLine(b.argv) || a.folder !== b.folder)) {
    const said = (one: typeof a) => `${shellLine(one.argv)}${one.folder === "" ? "" : ` in ${one.folder}`}`;
    return { kind: "different", reason: `${both} ran different commands: ${said(a)}, and ${said(b)}.` };
  }
  const parameter = differentParameter(run, other);
  if (parameter !== null) return { kind: "different", reason: `${both} had different parameters: ${parameter}.` };
  const code = sameCode(project, run, other);
  if (code.kind === "different") return { kind: "different", reason: `${both} ran different code: ${code.reason}.` };
  if (a === null || b === null) {
    const who = a === null && b === null ? both : `"${(a === null ? run : other).label}"`;
    return { kind: "unknown", reason: `It isn't known which command made ${who}.` };
  }
  return code.kind === "same"
    ? code
    : { kind: "unknown", reason: `It isn't known whether ${both} ran the same code: ${code.reason}.` };
}

function differentParameter({ parameters: a }: Run, { parameters: b }: Run): string | null {
  const name = [...Object.keys(a), ...Object.keys(b)].find((one) => a[one] !== b[one]);
  return name === undefined ? null : `${name} ${a[name] ?? "not given"}, and ${b[name] ?? "not given"}`;
}

/** Content hashes say what ran also where a work tree had changes; a commit says it where nothing had changed. */
function sameCode(project: Project, run: Run, other: Run): Sameness {
  if (run.commit !== null && other.commit !== null && run.commit !== other.commit) {
    return { kind: "different", reason: `commit ${run.commit.slice(0, 12)}, and ${other.commit.slice(0, 12)}` };
  }
  const a = runFileHashes(project.store, run.id);
  const b = runFileHashes(project.store, other.id);
  if (a !== null && b !== null) {
    const changed = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((file) => a[file] !== b[file]);
    if (changed.length === 0) return { kind: "same" };
    const more = changed.length > 3 ? ` and ${changed.length - 3} more` : "";
    return { kind: "different", reason: `${changed.slice(0, 3).join(", ")}${more} changed in between` };
  }
  if (run.commit === null || other.commit === null) return { kind: "unknown", reason: "not both know their commit" };
  if (run.dirty !== false || other.dirty !== false) {
    return { kind: "unknown", reason: "the work tree had changes that weren't committed" };
  }
  return { kind: "same" };
}
