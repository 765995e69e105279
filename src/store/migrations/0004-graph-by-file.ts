/**
 * The static graph lies file by file, so that an edit writes the files whose calls it changed and no others. What was
 * stored before is dropped and its version made unknown: the next look at the project reads it anew.
 */
export const graphByFile = `
DROP TABLE call_site;
DROP TABLE static_call;
DROP TABLE call_hub;
DROP TABLE hub_candidates;
DROP TABLE function;
DROP TABLE file_problem;

-- What was extracted together: the Python files, and those of TypeScript and JavaScript.
CREATE TABLE extracted (
  source TEXT PRIMARY KEY,
  -- Changes with anything that the graph was made from.
  key TEXT NOT NULL,
  -- JSON: files that could not be read in full, with the reason.
  unreadable TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The functions of one file and the calls that they make, as JSON; file is '' for names outside the project.
CREATE TABLE graph_part (
  number INTEGER PRIMARY KEY,
  source TEXT NOT NULL REFERENCES extracted (source) ON DELETE CASCADE,
  file TEXT NOT NULL,
  digest TEXT NOT NULL,
  function_count INTEGER NOT NULL,
  certain_calls INTEGER NOT NULL,
  possible_calls INTEGER NOT NULL,
  functions TEXT NOT NULL,
  calls TEXT NOT NULL,
  UNIQUE (source, file)
) STRICT;

-- Candidates of hubs: JSON ids of functions. In a large hierarchy thousands of sites share a list.
CREATE TABLE hub_candidates (
  source TEXT NOT NULL REFERENCES extracted (source) ON DELETE CASCADE,
  digest TEXT NOT NULL,
  functions TEXT NOT NULL,
  UNIQUE (source, digest)
) STRICT;

-- Files left out on purpose.
CREATE TABLE left_out (
  number INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

UPDATE index_state SET extractor_version = '';
`;
