import { firstSchema } from "./0001-first-schema.ts";
import { sharedHubCandidates } from "./0002-shared-hub-candidates.ts";
import { processNames } from "./0003-process-names.ts";
import { graphByFile } from "./0004-graph-by-file.ts";
import { fusedRuns } from "./0005-fused-runs.ts";
import { packedThreads } from "./0006-packed-threads.ts";
import { runSnapshot } from "./0007-run-snapshot.ts";
import { matchesMadeAnew } from "./0008-matches-made-anew.ts";
import { graphDigests } from "./0009-graph-digests.ts";

/** All migrations in order. Released ones are never edited: a change is a new one at the end. */
export const migrations: readonly string[] = [
  firstSchema,
  sharedHubCandidates,
  processNames,
  graphByFile,
  fusedRuns,
  packedThreads,
  runSnapshot,
  matchesMadeAnew,
  graphDigests,
];
