/** What a process is called, and whether a thread's times count from its own first sample. Older runs don't say: NULL and 0. */
export const processNames = `
ALTER TABLE run_thread ADD COLUMN process_name TEXT;
ALTER TABLE timeline ADD COLUMN has_own_zero INTEGER NOT NULL DEFAULT 0;
`;
