import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatChange, formatDifference } from "#format/format-difference.ts";
import { formatScaled } from "#format/format-scaled.ts";
import { formatShare } from "#format/format-share.ts";
import { plainName } from "#format/plain-name.ts";
import { unknownMark } from "#format/unknown-mark.ts";
import { badgeCount } from "#model/card-size.ts";
import type { Measure } from "#model/measure.ts";
import type { PlacedNode } from "#model/scene.ts";

/** One badge at the foot of a card. */
export interface CardBadge {
  readonly kind: "noted" | "estimated" | "note" | "stale" | "more";
  readonly text: string;
}

/** What stands on a card, as plain text. */
export interface CardContent {
  /** `Class.` before a method; "" for a function. */
  readonly prefix: string;
  readonly name: string;
  readonly module: string;
  /** Share of the whole, or the change when runs are compared; "" when there is neither. */
  readonly share: string;
  /** `×660,300/300`; null when the card has no cost row. */
  readonly calls: string | null;
  readonly total: string;
  readonly self: string;
  /** 0 to 1; null when unknown, and then no bar is drawn. */
  readonly totalShare: number | null;
  readonly selfShare: number | null;
  readonly badges: readonly CardBadge[];
}

/** Most badges that stand side by side; the rest are counted. */
const mostBadges = 3;

/** What a node's card says in one measure. Unknown numbers show as a dash, never as 0. */
export function cardContent(node: PlacedNode, measure: Measure | null): CardContent {
  const name = plainName(node.name);
  const dot = node.kind === "function" ? name.lastIndexOf(".") : -1;
  const unit = measure?.unit ?? "nanoseconds";
  const total = node.cost?.total ?? null;
  const self = node.cost?.self ?? null;
  const whole = measure?.whole ?? null;
  const hasCosts = node.cost !== null || node.calls !== null;
  return {
    prefix: dot > 0 ? name.slice(0, dot + 1) : "",
    name: dot > 0 ? name.slice(dot + 1) : name,
    module: node.members > 1 ? `${node.members} functions` : plainName(node.module),
    share: shareText(node, whole),
    calls: hasCosts ? callsText(node) : null,
    total: formatCost(total, unit),
    self: node.difference === null ? `self ${formatCost(self, unit)}` : formatDifference(node.difference.total, unit),
    totalShare: shareOf(total, whole),
    selfShare: shareOf(self, whole),
    badges: badges(node),
  };
}

function shareText(node: PlacedNode, whole: number | null): string {
  if (node.difference !== null) return formatChange(node.difference.total.base, node.difference.total.head);
  return node.cost?.total == null || whole === null ? "" : formatShare(node.cost.total, whole);
}

/** The exact count; a count of more than eight digits is shortened, and the hover text has it in full. */
export function callsText(counted: Pick<PlacedNode, "calls" | "primitiveCalls">): string {
  if (counted.calls === null) return `×${unknownMark}`;
  const full = formatCalls(counted.calls, counted.primitiveCalls);
  if (full.length <= 15) return `×${full}`;
  const short = (count: number | bigint) => formatScaled(Number(count), countSteps);
  const primitive = counted.primitiveCalls;
  return full.includes("/") && primitive !== null
    ? `×${short(counted.calls)}/${short(primitive)}`
    : `×${short(counted.calls)}`;
}

const countSteps = [
  { size: 1e15, unit: "P" },
  { size: 1e12, unit: "T" },
  { size: 1e9, unit: "G" },
  { size: 1e6, unit: "M" },
  { size: 1e3, unit: "k" },
];

function shareOf(part: number | null, whole: number | null): number | null {
  if (part === null || whole === null || whole <= 0) return null;
  return Math.min(1, Math.max(0, part / whole));
}

function badges(node: PlacedNode): CardBadge[] {
  if (badgeCount(node) === 0) return [];
  const all: CardBadge[] = [];
  if (node.notedComplexity !== null) all.push({ kind: "noted", text: plainName(node.notedComplexity) });
  if (node.estimate?.text != null && node.estimate.degree !== 0) {
    all.push({ kind: "estimated", text: `≈ ${plainName(node.estimate.text)}` });
  }
  if (node.note !== null) all.push({ kind: "note", text: "note" });
  if (node.stale) all.push({ kind: "stale", text: "stale" });
  if (all.length <= mostBadges) return all;
  return [...all.slice(0, mostBadges - 1), { kind: "more", text: `+${all.length - mostBadges + 1}` }];
}
