import type { FrameMatch, LibraryShare, MatchReport, MatchShares, PathMapping } from "#model/match.ts";
import { type Library, libraryOf, standardLibrary } from "./library-of.ts";
import type { MatchRequest } from "./match-request.ts";
import type { RecordedPath } from "./recorded-path.ts";

const unmatchedListed = 20;
const librariesListed = 40;

/** What the report needs to know besides what each frame is. */
export interface ReportFacts {
  readonly paths: readonly RecordedPath[];
  readonly mappings: readonly PathMapping[];
  readonly inIndexedFile: (frame: number) => boolean;
}

/** How heavy a match is; null when the profile doesn't say. */
type Weight = (match: FrameMatch) => number | null;

/** Sums up how well a run met the project, weighed by the self cost of the first measure and by calls. */
export function matchReport(
  request: Pick<MatchRequest, "frames" | "selfCosts" | "versionOf">,
  matches: readonly FrameMatch[],
  facts: ReportFacts,
): MatchReport {
  const cost: Weight = (match) => Math.max(0, request.selfCosts[match.frame] ?? 0);
  const calls: Weight = ({ frame }) => {
    const counted = request.frames[frame]?.calls ?? null;
    return counted === null ? null : Number(counted);
  };
  return {
    ...shares(matches, cost, facts),
    calls: matches.some((match) => calls(match) !== null) ? shares(matches, calls, facts) : null,
    libraries: libraries(request, matches, cost, calls, facts),
    mappings: facts.mappings,
    heaviestUnmatched: matches
      .filter(isLost)
      .sort((a, b) => cost(b)! - cost(a)! || a.frame - b.frame)
      .slice(0, unmatchedListed)
      .map((match) => {
        const { name, file, line } = request.frames[match.frame]!;
        return { name, file, line, self: cost(match)!, calls: calls(match), reason: match.reason ?? "" };
      }),
  };
}

function shares(matches: readonly FrameMatch[], weight: Weight, { inIndexedFile }: ReportFacts): MatchShares {
  const sum = (which: (match: FrameMatch) => boolean) => total(matches.filter(which), weight);
  const share = (part: number, of: number) => (of === 0 ? null : part / of);
  const whole = sum(() => true);
  const indexed = (match: FrameMatch) => inIndexedFile(match.frame);
  return {
    project: share(
      sum((match) => !isLost(match) && !isExternal(match)),
      whole,
    ),
    external: share(sum(isExternal), whole),
    unmatched: share(sum(isLost), whole),
    matchedInIndexedFiles: share(
      sum((match) => indexed(match) && !isLost(match)),
      sum(indexed),
    ),
  };
}

/** The libraries that a run spent its time in, dearest first; those of several versions apart. */
function libraries(
  { frames, versionOf }: Pick<MatchRequest, "frames" | "versionOf">,
  matches: readonly FrameMatch[],
  cost: Weight,
  calls: Weight,
  { paths }: ReportFacts,
): readonly LibraryShare[] {
  const groups = new Map<string, { library: Library; matches: FrameMatch[] }>();
  const standard = standardVersion(frames, paths);
  for (const match of matches.filter(isExternal)) {
    const found = libraryOf(frames[match.frame]!, paths[match.frame]!);
    const library = found.name === standardLibrary && found.version === null ? { ...found, version: standard } : found;
    const key = `${library.name}\n${library.version}\n${library.place?.folder}`;
    const group = groups.get(key) ?? { library, matches: [] };
    group.matches.push(match);
    groups.set(key, group);
  }
  const wholeCost = total(matches, cost);
  const wholeCalls = total(matches, calls);
  return [...groups.values()]
    .map(({ library, matches: own }): LibraryShare => {
      const { name, version, place } = library;
      return {
        name,
        version: version ?? (place === null ? null : (versionOf?.(place) ?? null)),
        self: wholeCost === 0 ? null : total(own, cost) / wholeCost,
        calls: wholeCalls === 0 ? null : total(own, calls) / wholeCalls,
        functions: new Set(own.map(({ functionId }) => functionId)).size,
      };
    })
    .sort((a, b) => (b.self ?? 0) - (a.self ?? 0) || (b.calls ?? 0) - (a.calls ?? 0) || (a.name < b.name ? -1 : 1))
    .slice(0, librariesListed);
}

/** Frozen modules don't say which Python they are of; the others of the run do, when they agree. */
function standardVersion(frames: MatchRequest["frames"], paths: readonly RecordedPath[]): string | null {
  const versions = new Set<string>();
  for (const [at, path] of paths.entries()) {
    const { name, version } = libraryOf(frames[at]!, path);
    if (name === standardLibrary && version !== null) versions.add(version);
  }
  return versions.size === 1 ? [...versions][0]! : null;
}

function total(matches: readonly FrameMatch[], weight: Weight): number {
  return matches.reduce((sum, match) => sum + (weight(match) ?? 0), 0);
}

function isLost(match: FrameMatch): boolean {
  return match.kind === "unmatched" || match.kind === "tie";
}

function isExternal(match: FrameMatch): boolean {
  return match.functionId.startsWith("external:");
}
