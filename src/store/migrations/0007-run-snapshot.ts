/** The source that a run was matched with first, so that its frames can be followed when the source is edited. */
export const runSnapshot = `
CREATE TABLE run_snapshot (
  run INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  -- JSON: content hash by file.
  files TEXT NOT NULL,
  -- JSON, deflated: id, file, first line, end line, fingerprint, hash of the text, sketch of the body in base64.
  functions BLOB NOT NULL,
  -- 32-bit positions in functions, one for each frame of all threads; -1 for none. Deflated.
  frames BLOB NOT NULL
) STRICT;
`;
