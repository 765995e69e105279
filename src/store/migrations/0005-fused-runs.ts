/** Runs of one command whose numbers are shown on one function: which run takes what from which other one. */
export const fusedRuns = `
CREATE TABLE fused_run (
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  -- 1 when numbers of calls are taken from it.
  calls INTEGER NOT NULL,
  -- JSON: names of the measures that are taken from it.
  measures TEXT NOT NULL,
  PRIMARY KEY (run, other)
) STRICT, WITHOUT ROWID;
`;
