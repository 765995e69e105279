import type { Count } from "#model/measure.ts";
import { isMarshal, type MarshalDict, type MarshalValue } from "./marshal-value.ts";

/** A function's key as the profiler wrote it. */
export interface StatsKey {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  /** True for `profile.py`'s own entry, which stands for running a code object. */
  readonly isCode: boolean;
}

/** What was measured for one function or for one call: seconds, and counts that some dialects give no meaning. */
export interface StatsNumbers {
  /** Calls that were not recursive; -1 where pyinstrument has none. */
  readonly primitive: Count;
  readonly calls: Count;
  /** Seconds. Null where a caller holds calls alone. */
  readonly self: number | null;
  readonly total: number | null;
}

/** One function of the table. */
export interface StatsEntry {
  readonly key: StatsKey;
  readonly numbers: StatsNumbers;
  readonly callers: readonly { readonly key: StatsKey; readonly numbers: StatsNumbers }[];
}

/** A pstats table, checked. */
export interface StatsTable {
  readonly entries: readonly StatsEntry[];
  /** True when it carries the mark of Python 3.15's sampling profiler. */
  readonly isSampled: boolean;
}

/** What the table breaks, as a sentence without its end. */
export class StatsShapeError extends Error {
  override readonly name = "StatsShapeError";
}

/** @throws StatsShapeError when the value isn't the table that `pstats` writes */
export function statsTable(value: MarshalValue): StatsTable {
  if (!isMarshal(value, "dict")) throw new StatsShapeError("no table of functions");
  const keys = new Map<MarshalValue, StatsKey>();
  const entries: StatsEntry[] = [];
  let isSampled = false;
  for (let i = 0; i < value.items.length; i += 2) {
    const key = value.items[i];
    if (isSampledMark(key)) isSampled = true;
    else entries.push(statsEntry(keys, key, value.items[i + 1]));
  }
  return { entries, isSampled };
}

function isSampledMark(key: MarshalValue | undefined): boolean {
  return isMarshal(key, "tuple") && key.items.length === 1 && key.items[0] === "__sampled__";
}

function statsEntry(
  keys: Map<MarshalValue, StatsKey>,
  keyValue: MarshalValue | undefined,
  value: MarshalValue | undefined,
): StatsEntry {
  const key = statsKey(keys, keyValue);
  if (!isMarshal(value, "tuple") || value.items.length !== 5 || !isMarshal(value.items[4], "dict")) {
    throw new StatsShapeError(`${key.name} has no five numbers`);
  }
  const [primitive, calls] = [count(value.items[0], key), count(value.items[1], key)];
  const numbers = { primitive, calls, self: seconds(value.items[2], key), total: seconds(value.items[3], key) };
  return { key, numbers, callers: statsCallers(keys, key, value.items[4]) };
}

function statsCallers(keys: Map<MarshalValue, StatsKey>, of: StatsKey, { items }: MarshalDict): StatsEntry["callers"] {
  const callers = [];
  for (let i = 0; i < items.length; i += 2) {
    callers.push({ key: statsKey(keys, items[i]), numbers: callerNumbers(items[i + 1], of) });
  }
  return callers;
}

/** cProfile writes a caller's four numbers with all calls first, the other way round than for the function itself. */
function callerNumbers(value: MarshalValue | undefined, of: StatsKey): StatsNumbers {
  if (isMarshal(value, "tuple") && value.items.length === 4) {
    const [calls, primitive] = [count(value.items[0], of), count(value.items[1], of)];
    return { primitive, calls, self: seconds(value.items[2], of), total: seconds(value.items[3], of) };
  }
  const calls = count(value, of);
  return { primitive: -1, calls, self: null, total: null };
}

function statsKey(keys: Map<MarshalValue, StatsKey>, value: MarshalValue | undefined): StatsKey {
  const known = value === undefined ? undefined : keys.get(value);
  if (known !== undefined) return known;
  if (!isMarshal(value, "tuple") || value.items.length !== 3) throw new StatsShapeError("a function without a key");
  const [file, line, name] = value.items;
  if (typeof file !== "string" || typeof line !== "number") throw new StatsShapeError("a function without a file");
  if (typeof name !== "string" && !isMarshal(name, "code")) throw new StatsShapeError("a function without a name");
  const isCode = typeof name !== "string";
  const key = { file, line, name: isCode ? `<code object ${name.name}>` : name, isCode };
  keys.set(value, key);
  return key;
}

function count(value: MarshalValue | undefined, of: StatsKey): Count {
  const isCount = typeof value === "bigint" || (typeof value === "number" && Number.isSafeInteger(value));
  if (isCount && value >= -1) return value;
  throw new StatsShapeError(`${of.name} without a count of calls`);
}

function seconds(value: MarshalValue | undefined, of: StatsKey): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new StatsShapeError(`${of.name} without a time`);
}
