import { shownFit } from "#format/fit-text.ts";
import type { ComplexityEstimate } from "#model/complexity-estimate.ts";
import type { ComplexityFit, RunSeries } from "#model/complexity-fit.ts";
import type { FunctionId } from "#model/ids.ts";
import { attachedNotes, notesOf } from "./annotations.ts";
import { fittedComplexity } from "./fitted-complexity.ts";
import { loadGraph } from "./load-graph.ts";
import { notedDegree } from "./noted-degree.ts";
import type { Project } from "./open-project.ts";

export interface ComplexityRow {
  readonly id: FunctionId;
  readonly qualifiedName: string;
  /** What a person noted; null when nothing was. */
  readonly noted: string | null;
  readonly estimate: ComplexityEstimate | null;
  /** Null without a series of runs, or when the function didn't run in it. */
  readonly fit: ComplexityFit | null;
  /** By the degree of growth: `disagree` wins over `agree`; `unknown` where nothing can be compared. */
  readonly agreement: Agreement;
}

export type Agreement = "agree" | "disagree" | "unknown";

export interface ComplexityTable {
  /** The runs that were fitted; null when there is no series. */
  readonly series: RunSeries | null;
  readonly functions: readonly ComplexityRow[];
}

/**
 * Noted, estimated and fitted complexity of the project's functions, steepest first. Without `all` only those with growth
 * or a note.
 *
 * @param parameter fits a series of this parameter alone; null for the newest series
 */
export function complexityTable(project: Project, all: boolean, parameter: string | null = null): ComplexityTable {
  const { graph, estimates } = loadGraph(project);
  const { series, fits } = fittedComplexity(project, parameter);
  const notes = new Map(attachedNotes(project, notesOf(project)).map((note) => [note.functionId, note.complexity]));
  const rows = graph.functions
    .filter((one) => !one.external)
    .map((one): ComplexityRow => {
      const noted = notes.get(one.id) ?? null;
      const estimate = estimates.get(one.id) ?? null;
      const fit = fits.get(one.id) ?? null;
      return {
        id: one.id,
        qualifiedName: one.qualifiedName,
        noted,
        estimate,
        fit,
        agreement: agreement(noted, estimate, fit),
      };
    });
  const functions = rows
    .filter((row) => all || row.noted !== null || fittedDegree(row) > 0 || (row.estimate?.degree ?? 0) > 0)
    .sort(bySteepness);
  return { series, functions };
}

/** What was measured comes before what the source suggests. */
function bySteepness(a: ComplexityRow, b: ComplexityRow): number {
  return (
    fittedDegree(b) - fittedDegree(a) ||
    (b.estimate?.degree ?? -1) - (a.estimate?.degree ?? -1) ||
    (a.qualifiedName < b.qualifiedName ? -1 : 1)
  );
}

/** 0 where the runs show no growth or don't tell; beyond every power for exponential growth. */
function fittedDegree({ fit }: ComplexityRow): number {
  const shown = shownFit(fit);
  return shown === null ? 0 : (shown.degree ?? Number.MAX_VALUE);
}

function agreement(noted: string | null, estimate: ComplexityEstimate | null, fit: ComplexityFit | null): Agreement {
  const stated = noted === null ? null : notedDegree(noted);
  const pairs = [
    sameDegree(stated, estimate?.degree ?? null),
    holds(stated, fit),
    holds(estimate?.degree ?? null, fit),
  ];
  return pairs.includes("disagree") ? "disagree" : pairs.includes("agree") ? "agree" : "unknown";
}

function sameDegree(a: number | null, b: number | null): Agreement {
  return a === null || b === null ? "unknown" : a === b ? "agree" : "disagree";
}

/**
 * A bound is refuted by costs or made calls that grow faster than it says. Runs that grow more slowly don't refute it: the parameter may
 * make only some of the sizes grow.
 */
function holds(stated: number | null, fit: ComplexityFit | null): Agreement {
  if (stated === null || fit === null) return "unknown";
  const { perCall, callsMade } = fit;
  const [ofCost, ofCalls] = [perCall, callsMade].map(({ text, degree }) => (text === null ? -1 : (degree ?? Infinity)));
  if (Math.max(ofCost!, ofCalls!) > stated) return "disagree";
  return ofCost === stated ? "agree" : "unknown";
}
