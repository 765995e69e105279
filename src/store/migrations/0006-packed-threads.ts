/** Counts of frames or edges as in `edge_list` and `frame_list`: calls of all of them, then primitive calls. */
const packedCounts = (table: string) => `
CREATE TEMP TABLE counted AS
SELECT run, thread, ${table} AS position, calls AS value FROM ${table}
UNION ALL
SELECT run, thread, ${table} + (SELECT COUNT(*) FROM ${table} AS of WHERE of.run = ${table}.run AND of.thread = ${table}.thread),
  primitive_calls FROM ${table};

UPDATE ${table}_list SET
  counts = (
    SELECT pack_floats(CASE WHEN typeof(value) = 'text' OR abs(value) > 9007199254740991 THEN NULL ELSE value END ORDER BY position)
    FROM counted WHERE counted.run = ${table}_list.run AND counted.thread = ${table}_list.thread),
  large_counts = (
    SELECT CASE WHEN COUNT(*) > 0 THEN json_group_object(CAST(position AS TEXT), CAST(value AS TEXT)) END
    FROM counted WHERE counted.run = ${table}_list.run AND counted.thread = ${table}_list.thread
      AND (typeof(value) = 'text' OR abs(value) > 9007199254740991));
DROP TABLE counted;
`;

const packedCosts = (table: string) => `
INSERT INTO cost_list
SELECT run, thread, '${table}', pack_floats(value ORDER BY measure, part, at) FROM (
  SELECT run, thread, measure, 0 AS part, ${table} AS at, self AS value FROM ${table}_cost
  UNION ALL SELECT run, thread, measure, 1, ${table}, total FROM ${table}_cost
) GROUP BY run, thread;
`;

/**
 * Frames, edges and costs of a thread as arrays, since they are read whole or not at all, and a row for each made most
 * of an import's time. `pack_ints` and `pack_floats` are aggregates of ours (`../packing-functions.ts`).
 */
export const packedThreads = `
-- Arrays as little-endian bytes. 'counts' holds the calls of all frames, then the primitive ones: NaN is unknown, or too
-- large for a double; then 'large_counts' (JSON) has it as decimal text by its position in 'counts'.
CREATE TABLE frame_list (
  run INTEGER NOT NULL,
  thread INTEGER NOT NULL,
  -- JSON lists, one text or null for each frame; null instead of the list when no frame has an owner.
  names TEXT NOT NULL,
  files TEXT NOT NULL,
  owners TEXT,
  -- 1 where the line is the definition's, 2 where the frame is external, or both added up.
  flags BLOB NOT NULL,
  -- Of all frames the lines, then the columns, start offsets and end offsets; NaN is unknown.
  places BLOB NOT NULL,
  counts BLOB NOT NULL,
  large_counts TEXT,
  -- JSON: by the frame's position, its lines with their own costs.
  line_costs TEXT NOT NULL,
  PRIMARY KEY (run, thread),
  FOREIGN KEY (run, thread) REFERENCES run_thread (run, thread) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE edge_list (
  run INTEGER NOT NULL,
  thread INTEGER NOT NULL,
  callers BLOB NOT NULL,
  callees BLOB NOT NULL,
  counts BLOB NOT NULL,
  large_counts TEXT,
  PRIMARY KEY (run, thread),
  FOREIGN KEY (run, thread) REFERENCES run_thread (run, thread) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- For each measure the selfs of all frames or edges, then their totals; NaN is unknown.
CREATE TABLE cost_list (
  run INTEGER NOT NULL,
  thread INTEGER NOT NULL,
  owner TEXT NOT NULL CHECK (owner IN ('frame', 'edge')),
  costs BLOB NOT NULL,
  PRIMARY KEY (run, thread, owner),
  FOREIGN KEY (run, thread) REFERENCES run_thread (run, thread) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TEMP TABLE placed AS
SELECT run, thread, frame, 0 AS part, line AS value FROM frame
UNION ALL SELECT run, thread, frame, 1, column_number FROM frame
UNION ALL SELECT run, thread, frame, 2, start_offset FROM frame
UNION ALL SELECT run, thread, frame, 3, end_offset FROM frame;

INSERT INTO frame_list
SELECT run, thread, json_group_array(name ORDER BY frame), json_group_array(file ORDER BY frame),
  CASE WHEN COUNT(owner) > 0 THEN json_group_array(owner ORDER BY frame) END,
  pack_ints((line_kind = 'definition') + 2 * external ORDER BY frame), x'', x'', NULL,
  json_group_object(CAST(frame AS TEXT), json(line_costs)) FILTER (WHERE line_costs IS NOT NULL)
FROM frame GROUP BY run, thread;

UPDATE frame_list SET places = (
  SELECT pack_floats(value ORDER BY part, frame) FROM placed
  WHERE placed.run = frame_list.run AND placed.thread = frame_list.thread);
DROP TABLE placed;

INSERT INTO edge_list
SELECT run, thread, pack_ints(caller ORDER BY edge), pack_ints(callee ORDER BY edge), x'', NULL
FROM edge GROUP BY run, thread;
${packedCounts("frame")}${packedCounts("edge")}${packedCosts("frame")}${packedCosts("edge")}
DROP TABLE frame_cost;
DROP TABLE edge_cost;
DROP TABLE frame;
DROP TABLE edge;
`;
