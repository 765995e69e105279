/** The first schema. Units stand in the column names; a null is unknown. */
export const firstSchema = `
CREATE TABLE file (
  path TEXT PRIMARY KEY,
  language TEXT NOT NULL,
  hash TEXT NOT NULL,
  lines INTEGER NOT NULL,
  bytes INTEGER,
  modified_ms REAL
) STRICT, WITHOUT ROWID;

CREATE TABLE function (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  qualified_name TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  file TEXT,
  line INTEGER,
  column_number INTEGER,
  end_line INTEGER,
  external INTEGER NOT NULL,
  parent_id TEXT,
  positions TEXT NOT NULL,
  fingerprint TEXT,
  complexity TEXT
) STRICT;

CREATE TABLE static_call (
  number INTEGER PRIMARY KEY,
  caller INTEGER NOT NULL REFERENCES function (number) ON DELETE CASCADE,
  callee INTEGER NOT NULL REFERENCES function (number) ON DELETE CASCADE,
  certainty TEXT NOT NULL CHECK (certainty IN ('certain', 'possible')),
  via TEXT NOT NULL,
  tier TEXT NOT NULL
) STRICT;
CREATE INDEX static_call_by_caller ON static_call (caller);
CREATE INDEX static_call_by_callee ON static_call (callee);

CREATE TABLE call_site (
  call INTEGER NOT NULL REFERENCES static_call (number) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  column_number INTEGER NOT NULL,
  candidates INTEGER NOT NULL,
  PRIMARY KEY (call, line, column_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE call_hub (
  number INTEGER PRIMARY KEY,
  caller INTEGER NOT NULL REFERENCES function (number) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  column_number INTEGER NOT NULL,
  tier TEXT NOT NULL,
  candidates TEXT NOT NULL
) STRICT;

-- Files that could not be read in full, and files left out on purpose.
CREATE TABLE file_problem (
  number INTEGER PRIMARY KEY,
  file TEXT NOT NULL,
  reason TEXT NOT NULL,
  left_out INTEGER NOT NULL
) STRICT;

-- One row: what the last indexing did. 'revision' counts indexings that changed the graph.
CREATE TABLE index_state (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  revision INTEGER NOT NULL,
  extractor_version TEXT NOT NULL,
  finished_at TEXT NOT NULL,
  took_ns INTEGER NOT NULL,
  files_read INTEGER NOT NULL
) STRICT;

-- Facts of a file's content, so that unchanged files are not parsed again. 'used' is the revision that last asked for it.
CREATE TABLE facts (
  key TEXT PRIMARY KEY,
  content BLOB NOT NULL,
  used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  label TEXT NOT NULL,
  created_at TEXT NOT NULL,
  format TEXT NOT NULL,
  producer TEXT,
  file TEXT NOT NULL,
  parameters TEXT NOT NULL,
  command TEXT,
  commit_id TEXT,
  dirty INTEGER,
  exit_code INTEGER,
  wall_time_ns INTEGER,
  peak_memory_bytes INTEGER,
  has_stacks INTEGER NOT NULL,
  has_calls INTEGER NOT NULL,
  skipped_lines INTEGER NOT NULL,
  skipped_reason TEXT,
  -- Content hashes of the project's files when the run was made; null for an imported run without a known moment.
  file_hashes TEXT,
  -- The index revision that the matches below were made with.
  matched_revision INTEGER,
  match_report TEXT,
  deleted INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX run_by_label ON run (label) WHERE deleted = 0;

CREATE TABLE run_thread (
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  thread INTEGER NOT NULL,
  name TEXT NOT NULL,
  process_id TEXT,
  thread_id TEXT,
  has_stacks INTEGER NOT NULL,
  has_calls INTEGER NOT NULL,
  PRIMARY KEY (run, thread)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_measure (
  run INTEGER NOT NULL,
  thread INTEGER NOT NULL,
  measure INTEGER NOT NULL,
  name TEXT NOT NULL,
  unit TEXT NOT NULL,
  whole REAL NOT NULL,
  PRIMARY KEY (run, thread, measure),
  FOREIGN KEY (run, thread) REFERENCES run_thread (run, thread) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Counts are INTEGER, or decimal TEXT beyond 2^63, so that they stay exact: hence no type.
CREATE TABLE frame (
  run INTEGER NOT NULL,
  thread INTEGER NOT NULL,
  frame INTEGER NOT NULL,
  name TEXT NOT NULL,
  file TEXT,
  line INTEGER,
  column_number INTEGER,
  line_kind TEXT NOT NULL,
  owner TEXT,
  start_offset INTEGER,
  end_offset INTEGER,
  external INTEGER NOT NULL,
  calls,
  primitive_calls,
  line_costs TEXT,
  PRIMARY KEY (run, thread, frame),
  FOREIGN KEY (run, thread) REFERENCES run_thread (run, thread) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE frame_cost (
  run INTEGER NOT NULL,
  thread INTEGER NOT NULL,
  measure INTEGER NOT NULL,
  frame INTEGER NOT NULL,
  self REAL,
  total REAL,
  PRIMARY KEY (run, thread, measure, frame),
  FOREIGN KEY (run, thread) REFERENCES run_thread (run, thread) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE edge (
  run INTEGER NOT NULL,
  thread INTEGER NOT NULL,
  edge INTEGER NOT NULL,
  caller INTEGER NOT NULL,
  callee INTEGER NOT NULL,
  calls,
  primitive_calls,
  PRIMARY KEY (run, thread, edge),
  FOREIGN KEY (run, thread) REFERENCES run_thread (run, thread) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE edge_cost (
  run INTEGER NOT NULL,
  thread INTEGER NOT NULL,
  measure INTEGER NOT NULL,
  edge INTEGER NOT NULL,
  self REAL,
  total REAL,
  PRIMARY KEY (run, thread, measure, edge),
  FOREIGN KEY (run, thread) REFERENCES run_thread (run, thread) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Call trees and timelines as little-endian arrays, deflated: they are read whole or not at all.
CREATE TABLE call_tree (
  run INTEGER NOT NULL,
  thread INTEGER NOT NULL,
  nodes INTEGER NOT NULL,
  parents BLOB NOT NULL,
  frames BLOB NOT NULL,
  self BLOB NOT NULL,
  PRIMARY KEY (run, thread),
  FOREIGN KEY (run, thread) REFERENCES run_thread (run, thread) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE timeline (
  run INTEGER NOT NULL,
  thread INTEGER NOT NULL,
  samples INTEGER NOT NULL,
  times BLOB NOT NULL,
  nodes BLOB NOT NULL,
  end_ns REAL NOT NULL,
  PRIMARY KEY (run, thread),
  FOREIGN KEY (run, thread) REFERENCES run_thread (run, thread) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What each frame is in the project. Function ids are text, since a match outlives an indexing until it is made anew.
CREATE TABLE match (
  run INTEGER NOT NULL,
  thread INTEGER NOT NULL,
  frame INTEGER NOT NULL,
  function_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (run, thread, frame),
  FOREIGN KEY (run, thread) REFERENCES run_thread (run, thread) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Path mappings that a person gave for this project, in the order to try.
CREATE TABLE path_mapping (
  position INTEGER PRIMARY KEY,
  from_prefix TEXT NOT NULL,
  to_prefix TEXT NOT NULL
) STRICT;
`;
