import type { Difference, FlowNode } from "#model/flow-view.ts";
import type { Count, Measure, MeasureUnit } from "#model/measure.ts";
import { shownFit } from "./fit-text.ts";
import { formatCalls } from "./format-calls.ts";
import { formatCost } from "./format-cost.ts";
import { formatCount } from "./format-count.ts";
import { formatChange } from "./format-difference.ts";
import { formatScaled } from "./format-scaled.ts";
import { formatShare } from "./format-share.ts";
import { plainName } from "./plain-name.ts";
import { nameParts, shortName } from "./short-name.ts";

/** A mark at the foot of a card. */
export interface Badge {
  readonly kind: "noted" | "fitted" | "estimate" | "other" | "note" | "stale" | "more";
  readonly text: string;
}

/** What stands on a card, as harmless one-line texts. Every view and export says the same. */
export interface CardContent {
  /** `Class.` before a method's name, lighter than the name; empty for others. */
  readonly owner: string;
  readonly name: string;
  readonly module: string;
  /** Share of the whole, or when two runs are compared the change of the total (`was 7.8 s` when it is gone); null when there is none. */
  readonly share: string | null;
  /** Null when there is no row of numbers. */
  readonly figures: { readonly calls: string; readonly total: string; readonly self: string } | null;
  /** Shares from 0 to 1 for the bar; null when unknown. */
  readonly totalShare: number | null;
  readonly selfShare: number | null;
  /** At most three; the last then counts the rest. */
  readonly badges: readonly Badge[];
}

const mostBadges = 3;

/** Behind a number of calls that another profiler counted than the one that measured the cost. */
export const countedElsewhere = "†";

export function cardContent(node: FlowNode, measure: Pick<Measure, "unit" | "whole"> | null): CardContent {
  const { owner, name } = splitName(node);
  return {
    owner,
    name,
    module: node.kind === "group" && node.cycle == null ? membersText(node) : plainName(node.module),
    share: shareText(node, measure),
    figures: figures(node, measure),
    totalShare: shareOf(node.cost?.total ?? null, measure),
    selfShare: shareOf(node.cost?.self ?? null, measure),
    badges: shortened(badgesOf(node)),
  };
}

/** A part of the whole from 0 to 1; null when unknown. */
export function shareOf(part: number | null, measure: Pick<Measure, "whole"> | null): number | null {
  if (part === null || measure === null || measure.whole <= 0) return null;
  return Math.min(1, Math.max(0, part / measure.whole));
}

/** `×660,300/300`; longer ones are shortened: `×3 M/175 k`; `–` when unknown. */
export function timesCalled(calls: Count | null, primitiveCalls: Count | null): string {
  const full = formatCalls(calls, primitiveCalls);
  if (calls === null) return full;
  if (full.length <= 15) return `×${full}`;
  return `×${full.includes("/") ? [calls, primitiveCalls].map(shortCount).join("/") : shortCount(calls)}`;
}

const countSteps = ["E", "P", "T", "G", "M", "k"].map((unit, index) => ({ size: 10 ** (18 - 3 * index), unit }));

function shortCount(count: Count | null): string {
  return count === null ? "" : Number(count) < 1000 ? String(count) : formatScaled(Number(count), countSteps);
}

function splitName({ name, kind, cycle }: FlowNode): { owner: string; name: string } {
  const plain = plainName(name);
  if (kind === "group") {
    const own = cycle == null ? lastOfModule(plain) : plain;
    return { owner: plain.slice(0, plain.length - own.length), name: own };
  }
  const own = nameParts(shortName(plain)).at(-1) ?? "";
  return { owner: shortName(plain).slice(0, shortName(plain).length - own.length), name: own };
}

/** `Observable.ts` of `src/internal/Observable.ts`, `calculator` of `taxes.calculator`: what tells modules apart. */
function lastOfModule(module: string): string {
  if (module.includes("/")) return module.slice(module.lastIndexOf("/") + 1) || module;
  return /\.[cm]?[jt]sx?$/.test(module) ? module : module.slice(module.lastIndexOf(".") + 1);
}

function membersText({ members }: FlowNode): string {
  return `${formatCount(members)} ${members === 1 ? "function" : "functions"}`;
}

function shareText({ difference, cost }: FlowNode, measure: Pick<Measure, "unit" | "whole"> | null): string | null {
  if (difference !== null) return changeText(difference.total, measure?.unit ?? "count");
  return cost === null || cost.total === null || measure === null ? null : formatShare(cost.total, measure.whole);
}

function changeText({ base, head }: Difference, unit: MeasureUnit): string | null {
  if (base === null) return null;
  return head === null ? `was ${formatCost(base, unit)}` : formatChange(base, head);
}

function figures(node: FlowNode, measure: Pick<Measure, "unit"> | null): CardContent["figures"] {
  if (node.cost === null && node.calls === null) return null;
  const unit = measure?.unit ?? "count";
  return {
    calls: `${timesCalled(node.calls, node.primitiveCalls)}${node.callsFrom == null || node.calls === null ? "" : countedElsewhere}`,
    total: formatCost(node.cost?.total ?? null, unit),
    self: formatCost(node.cost?.self ?? null, unit),
  };
}

function badgesOf({ notedComplexity, estimate, fit, note, stale, otherCosts = [] }: FlowNode): Badge[] {
  const badges: Badge[] = [];
  if (notedComplexity !== null) badges.push({ kind: "noted", text: plainName(notedComplexity) });
  const fitted = shownFit(fit);
  if (fitted !== null && fitted.degree !== 0) badges.push({ kind: "fitted", text: `≈ ${fitted.text}` });
  if (estimate?.text != null && estimate.degree !== 0)
    badges.push({ kind: "estimate", text: plainName(estimate.text) });
  for (const { measure, unit, cost } of otherCosts) {
    if (cost.total === null) continue;
    const text = formatCost(cost.total, unit);
    badges.push({ kind: "other", text: unit === "count" ? `${text} ${plainName(measure)}` : text });
  }
  if (note !== null) badges.push({ kind: "note", text: "note" });
  if (stale) badges.push({ kind: "stale", text: "source changed" });
  return badges;
}

/** A person's word and marks come before the estimate. */
function shortened(badges: readonly Badge[]): Badge[] {
  if (badges.length <= mostBadges) return [...badges];
  const kept = badges.filter(({ kind }) => kind !== "estimate").slice(0, mostBadges - 1);
  return [...kept, { kind: "more", text: `+${badges.length - kept.length}` }];
}
