/** True for the error with which SQLite says that the disk is full; what it was about to write isn't there then. */
export function isDiskFull(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === "SQLITE_FULL";
}
