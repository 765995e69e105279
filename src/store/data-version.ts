import type { Store } from "./open-store.ts";

/** A number that changes when another connection has written to the store. */
export function dataVersion(db: Store): number {
  return db.pragma("data_version", { simple: true }) as number;
}

/** A text that changes when this or another connection has written to the store. */
export function contentVersion(db: Store): string {
  const own = db.prepare<[], number>("SELECT total_changes()").pluck().get();
  return `${dataVersion(db)} ${own}`;
}
