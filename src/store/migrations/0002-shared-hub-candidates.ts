/** Hubs share their lists of candidates: in a large hierarchy thousands of sites reach the same overrides. */
export const sharedHubCandidates = `
CREATE TABLE hub_candidates (
  number INTEGER PRIMARY KEY,
  -- JSON: ids of functions.
  functions TEXT NOT NULL
) STRICT;

INSERT INTO hub_candidates (functions) SELECT DISTINCT candidates FROM call_hub ORDER BY candidates;

CREATE TABLE hub (
  number INTEGER PRIMARY KEY,
  caller INTEGER NOT NULL REFERENCES function (number) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  column_number INTEGER NOT NULL,
  tier TEXT NOT NULL,
  candidates INTEGER NOT NULL REFERENCES hub_candidates (number)
) STRICT;

INSERT INTO hub (number, caller, line, column_number, tier, candidates)
  SELECT call_hub.number, caller, line, column_number, tier, hub_candidates.number
  FROM call_hub JOIN hub_candidates ON hub_candidates.functions = call_hub.candidates;

DROP TABLE call_hub;
ALTER TABLE hub RENAME TO call_hub;
`;
