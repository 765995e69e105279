/** What a flame graph shows: a stretch of the measure, and how far it is scrolled down in pixels. */
export interface FlameRange {
  /** Units of the measure from the left edge of the whole picture. */
  readonly start: number;
  readonly end: number;
  readonly scroll: number;
}

/** The narrowest stretch that can be zoomed to, as a part of the whole. */
const narrowest = 1e-9;

/** Everything, from the top. */
export function wholeRange(whole: number): FlameRange {
  return { start: 0, end: Math.max(whole, Number.MIN_VALUE), scroll: 0 };
}

/** The range zoomed about a unit that stays where it is, never wider than the whole. */
export function zoomedRange(range: FlameRange, factor: number, about: number, whole: number): FlameRange {
  const width = Math.min(whole, Math.max(whole * narrowest, (range.end - range.start) / factor));
  const share = (about - range.start) / (range.end - range.start);
  return within({ ...range, start: about - width * share, end: about - width * share + width }, whole);
}

/** The range moved by units, never past the edges. */
export function movedRange(range: FlameRange, by: number, whole: number): FlameRange {
  return within({ ...range, start: range.start + by, end: range.end + by }, whole);
}

/** The range pushed back inside the whole, its width kept where that is possible. */
export function within(range: FlameRange, whole: number): FlameRange {
  const width = Math.min(whole, range.end - range.start);
  const start = Math.min(Math.max(0, range.start), whole - width);
  return { ...range, start, end: start + width };
}

/** The range part of the way between two. */
export function rangeBetween(from: FlameRange, to: FlameRange, share: number): FlameRange {
  const mix = (a: number, b: number) => a + (b - a) * share;
  return { start: mix(from.start, to.start), end: mix(from.end, to.end), scroll: mix(from.scroll, to.scroll) };
}
