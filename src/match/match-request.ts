import type { ProfileFrame } from "#model/imported-profile.ts";
import type { PathMapping } from "#model/match.ts";
import type { SourceFunction } from "#model/source-graph.ts";
import type { PackagePlace } from "./library-of.ts";
import type { MovedTo } from "./moved-functions.ts";
import type { ReadProjectFile } from "./source-map-files.ts";

/** What is to be matched: the frames of a run (of all its threads, so that they vote together) against a project. */
export interface MatchRequest {
  /** Absolute path of the project. */
  readonly folder: string;
  /** All functions of the static graph, external ones too, so that a measured builtin meets the one that is called. */
  readonly functions: readonly SourceFunction[];
  readonly frames: readonly ProfileFrame[];
  /** Self cost of each frame in the first measure; unknown counts as 0. Weighs the report. */
  readonly selfCosts: readonly number[];
  /** The frames that called a frame, by index; without it, what two functions on one line may have called stays a tie. */
  readonly callersOf?: (frame: number) => readonly number[];
  /** What a frame is by what it was before its source was edited; null to look for it. */
  readonly earlier?: (frame: number) => MovedTo | null;
  /** Looks up the version of a package where it was recorded; null when it isn't known. */
  readonly versionOf?: (place: PackagePlace) => string | null;
  /** Given by a person or remembered; they go before the vote. */
  readonly mappings: readonly PathMapping[];
  /** Lets frames of compiled code find their source through source maps; without it they stay what they are. */
  readonly readFile?: ReadProjectFile;
}
