import type { FactsCache } from "#model/extraction.ts";
import type { Store } from "./open-store.ts";
import { indexState } from "./queries/index-state.ts";

/** How many indexings an entry that nobody asks for is kept at least: switching branches to and fro stays fast. */
const keptRevisions = 5;
/** Use is noted once in so many indexings, since a note writes the entry again. */
const notedEvery = 10;
/** So many of the entries that are kept without being loaded are looked at to see whether their use is to be noted. */
const samples = 8;
/** Entries are looked through for those that nobody asks for once in so many indexings, since they are large. */
const droppedEvery = 5;

/**
 * The extractors' cache in the project's own store. Entries that were not asked for in some time are dropped.
 *
 * @param family how the keys of this cache start: entries of others are left alone, since their extractor may not have run
 */
export function factsCache(db: Store, family: string): FactsCache {
  const revision = indexState(db)?.revision ?? 0;
  const find = db.prepare<[string], { content: Uint8Array }>("SELECT content FROM facts WHERE key = ?");
  const use = db.prepare<[string], number>("SELECT used FROM facts WHERE key = ?").pluck();
  const mark = db.prepare("UPDATE facts SET used = ? WHERE key = ? AND used <= ?");
  const insert = db.prepare("INSERT OR REPLACE INTO facts VALUES (?, ?, ?)");
  const drop = db.prepare("DELETE FROM facts WHERE used < ? AND key >= ? AND key < ?");
  return {
    load(keys) {
      const found = new Map<string, Uint8Array>();
      db.transaction(() => {
        for (const key of keys) {
          const row = find.get(key);
          if (row === undefined) continue;
          found.set(key, row.content);
          mark.run(revision, key, revision - notedEvery);
        }
      }).immediate();
      return found;
    },
    save(entries) {
      db.transaction(() => {
        for (const [key, content] of entries) insert.run(key, content, revision);
        if (revision % droppedEvery === 0)
          drop.run(revision - keptRevisions - notedEvery, family, `${family}\u{10ffff}`);
      }).immediate();
    },
    keep(keys) {
      const step = Math.max(1, Math.floor(keys.length / samples));
      const isDue = keys.some(
        (key, index) => index % step === 0 && (use.get(key) ?? revision) <= revision - notedEvery,
      );
      if (!isDue) return;
      db.transaction(() => {
        for (const key of keys) mark.run(revision, key, revision - notedEvery / 2);
      }).immediate();
    },
  };
}
