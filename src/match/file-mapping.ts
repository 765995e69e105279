import type { PathMapping } from "#model/match.ts";

/** How a path of the run was traced to a file of the project. */
export interface TracedPath {
  readonly file: string;
  readonly mapping: PathMapping | null;
}

/** Several files fit a path equally well. */
export interface PathTie {
  readonly files: readonly string[];
}

/** What the vote is asked: where frames of a path would find exactly the function that they name. */
export interface PathVote {
  readonly files: ReadonlySet<string>;
  /** How many frames of the path find their function exactly in this file, and how many name one at all. */
  evidence(path: string, file: string): { readonly exact: number; readonly named: number };
  /** True for paths that lie in a library by the look of them: they need more proof. */
  looksForeign(path: string): boolean;
}

interface Candidate {
  readonly mapping: PathMapping;
  readonly hits: readonly { readonly path: string; readonly file: string }[];
  readonly exact: number;
  readonly named: number;
}

const candidatesTried = 60;

/**
 * Traces paths that were recorded elsewhere (another machine, a container, a relative script path) by the longest common
 * suffix with a file of the project. One mapping has to explain many paths: each (prefix recorded, prefix here) is voted
 * for by the frames that it lets find their function exactly, and the best one takes its paths before the next is chosen.
 */
export function traceBySuffix(paths: readonly string[], vote: PathVote): ReadonlyMap<string, TracedPath | PathTie> {
  const traced = new Map<string, TracedPath | PathTie>();
  const byBase = filesByBase(vote.files);
  let open = paths.filter((path) => byBase.has(base(path)));
  while (open.length > 0) {
    const ranked = candidates(open, byBase, vote);
    const best = ranked[0];
    if (best === undefined) break;
    const rivals = ranked.filter((each) => each !== best && equallyGood(each, best) && sharesPath(each, best));
    for (const { path, file } of best.hits) {
      const others = rivals.flatMap((each) => each.hits.filter((hit) => hit.path === path).map((hit) => hit.file));
      const files = [...new Set([file, ...others])];
      traced.set(path, files.length > 1 ? { files } : { file, mapping: best.mapping });
    }
    open = open.filter((path) => !traced.has(path));
  }
  return traced;
}

/** Applies a mapping to a path; null when the path doesn't begin with it. */
export function mapped(path: string, mapping: PathMapping): string | null {
  if (mapping.from === "") return path.startsWith("/") ? null : mapping.to + path;
  return path.startsWith(mapping.from) ? mapping.to + path.slice(mapping.from.length) : null;
}

function candidates(
  open: readonly string[],
  byBase: ReadonlyMap<string, readonly string[]>,
  vote: PathVote,
): Candidate[] {
  const proposed = new Map<string, { mapping: PathMapping; times: number; suffix: number }>();
  for (const path of open) {
    for (const { mapping, suffix } of longestSuffixes(path, byBase.get(base(path)) ?? [])) {
      const key = `${mapping.from}\n${mapping.to}`;
      const known = proposed.get(key);
      if (known === undefined) proposed.set(key, { mapping, times: 1, suffix });
      else known.times++;
    }
  }
  const tried = [...proposed.values()]
    .sort((a, b) => b.times - a.times || b.suffix - a.suffix)
    .slice(0, candidatesTried);
  return tried
    .map(({ mapping }) => weighed(mapping, open, vote))
    .filter((each) => each.exact > 0)
    .sort((a, b) => b.exact - a.exact || b.hits.length - a.hits.length || order(a.mapping, b.mapping));
}

/** Counts what a mapping explains. A path that contradicts it (names, but none where they should be) isn't taken. */
function weighed(mapping: PathMapping, open: readonly string[], vote: PathVote): Candidate {
  const hits: { path: string; file: string }[] = [];
  const doubtful: { path: string; file: string }[] = [];
  let exact = 0;
  let named = 0;
  for (const path of open) {
    const file = mapped(path, mapping);
    if (file === null || !vote.files.has(file)) continue;
    const seen = vote.evidence(path, file);
    const proven = vote.looksForeign(path) ? seen.exact * 2 > seen.named && seen.exact > 1 : seen.exact > 0;
    if (proven) hits.push({ path, file });
    else if (!vote.looksForeign(path)) doubtful.push({ path, file });
    else continue;
    if (proven) exact += seen.exact;
    named += seen.named;
  }
  // Frames without proof of their own (a module body, edited source) follow a mapping that others have proven.
  const trusted = exact > 0 && exact * 2 >= named;
  return { mapping, hits: trusted ? [...hits, ...doubtful] : hits, exact, named };
}

function equallyGood(a: Candidate, b: Candidate): boolean {
  return a.exact === b.exact && a.hits.length === b.hits.length;
}

function sharesPath(a: Candidate, b: Candidate): boolean {
  const paths = new Set(a.hits.map((hit) => hit.path));
  return b.hits.some((hit) => paths.has(hit.path));
}

function longestSuffixes(path: string, files: readonly string[]): { mapping: PathMapping; suffix: number }[] {
  const recorded = path.split("/");
  const lengths = files.map((file) => commonSuffix(recorded, file.split("/")));
  const longest = Math.max(0, ...lengths);
  return files
    .filter((_, index) => lengths[index] === longest)
    .slice(0, 8)
    .map((file) => ({ mapping: prefixes(recorded, file.split("/"), longest), suffix: longest }));
}

function commonSuffix(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

function prefixes(recorded: readonly string[], file: readonly string[], suffix: number): PathMapping {
  const asPrefix = (parts: readonly string[]) =>
    parts
      .slice(0, parts.length - suffix)
      .map((part) => `${part}/`)
      .join("");
  return { from: asPrefix(recorded), to: asPrefix(file) };
}

function filesByBase(files: ReadonlySet<string>): Map<string, string[]> {
  const byBase = new Map<string, string[]>();
  for (const file of [...files].sort()) {
    const list = byBase.get(base(file));
    if (list === undefined) byBase.set(base(file), [file]);
    else list.push(file);
  }
  return byBase;
}

function base(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function order(a: PathMapping, b: PathMapping): number {
  const left = `${a.from}\n${a.to}`;
  const right = `${b.from}\n${b.to}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
