import type { FrameMatch, MatchReport, PathMapping } from "#model/match.ts";
import type { MatchRequest } from "./match-request.ts";

const unmatchedListed = 20;

/** Sums up how well a run met the project, weighed by the self cost of the first measure. */
export function matchReport(
  request: Pick<MatchRequest, "frames" | "selfCosts">,
  matches: readonly FrameMatch[],
  mappings: readonly PathMapping[],
  inIndexedFile: (frame: number) => boolean,
): MatchReport {
  const cost = (match: FrameMatch) => Math.max(0, request.selfCosts[match.frame] ?? 0);
  const sum = (which: readonly FrameMatch[]) => which.reduce((total, match) => total + cost(match), 0);
  const whole = sum(matches);
  const share = (which: readonly FrameMatch[], of: number) => (of === 0 ? null : sum(which) / of);
  const lost = matches.filter(isLost);
  const indexed = matches.filter((match) => inIndexedFile(match.frame));
  return {
    project: share(
      matches.filter((match) => !isLost(match) && !isExternal(match)),
      whole,
    ),
    external: share(matches.filter(isExternal), whole),
    unmatched: share(lost, whole),
    matchedInIndexedFiles: share(
      indexed.filter((match) => !isLost(match)),
      sum(indexed),
    ),
    mappings,
    heaviestUnmatched: [...lost]
      .sort((a, b) => cost(b) - cost(a) || a.frame - b.frame)
      .slice(0, unmatchedListed)
      .map((match) => {
        const { name, file, line } = request.frames[match.frame]!;
        return { name, file, line, self: cost(match), reason: match.reason ?? "" };
      }),
  };
}

function isLost(match: FrameMatch): boolean {
  return match.kind === "unmatched" || match.kind === "tie";
}

function isExternal(match: FrameMatch): boolean {
  return match.functionId.startsWith("external:");
}
