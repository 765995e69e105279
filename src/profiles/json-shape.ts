import { LongArray } from "./source/long-array.ts";

/** A JSON object of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** True for a JSON object, not for null or a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}

/** True for an object that has all these keys of its own. */
export function hasKeys(value: unknown, keys: readonly string[]): value is JsonObject {
  return isObject(value) && keys.every((key) => Object.hasOwn(value, key));
}

/** Thrown where a JSON document isn't as its format demands; the importer's caller knows the file. */
export class JsonShapeError extends Error {
  override readonly name = "JsonShapeError";
  /** `nodes[3].callFrame`; empty for the document itself. */
  readonly path: string;

  /** @param found what is wrong, without a full stop */
  constructor(path: string, found: string) {
    super(found);
    this.path = path;
  }
}

/** The object at a path. @throws JsonShapeError */
export function objectAt(value: unknown, path: string): JsonObject {
  if (isObject(value)) return value;
  throw new JsonShapeError(path, `${found(value)} where an object should stand`);
}

/** A list of a JSON document, which may be too long to be held at once. */
export interface JsonList extends Iterable<unknown> {
  readonly length: number;
}

/** True for a list, however long. */
export function isList(value: unknown): value is JsonList {
  return Array.isArray(value) || value instanceof LongArray;
}

/** The first element of a list, undefined when it has none. */
export function firstOf(list: JsonList): unknown {
  for (const value of list) return value;
  return undefined;
}

/** The list at a path, to be walked over; it isn't built when it is long. @throws JsonShapeError */
export function elementsAt(value: unknown, path: string): JsonList {
  if (isList(value)) return value;
  throw new JsonShapeError(path, `${found(value)} where a list should stand`);
}

/**
 * The list of numbers at a path, to be read in any order. Its elements aren't checked; in a long list what is no number
 * is NaN.
 *
 * @throws JsonShapeError when it is no list
 */
export function numbersAt(value: unknown, path: string): ArrayLike<unknown> {
  if (Array.isArray(value)) return value;
  if (value instanceof LongArray) return value.numbers();
  throw new JsonShapeError(path, `${found(value)} where a list should stand`);
}

/** A list that is walked over from its start. */
export interface ElementStream {
  readonly length: number;
  each(take: (value: unknown, index: number) => void): void;
}

/** The list at a path, given element by element: the fastest way over a long list of numbers. @throws JsonShapeError */
export function streamAt(value: unknown, path: string): ElementStream {
  if (value instanceof LongArray) return value;
  if (Array.isArray(value)) return { length: value.length, each: (take) => value.forEach(take) };
  throw new JsonShapeError(path, `${found(value)} where a list should stand`);
}

/** Takes an object of a tree without what hangs below it, its number, and that of the object above; -1 for none. */
export type TakeTreeNode = (raw: JsonObject, number: number, parent: number) => void;

/**
 * Gives the objects of a list and all below them, which hang in lists under `children`, however deep. A parent's number
 * is smaller than its children's, but it may come after them.
 *
 * @throws JsonShapeError where anything else hangs there
 */
export function eachTreeNode(list: unknown, path: string, take: TakeTreeNode): void {
  if (list instanceof LongArray) {
    list.eachNode((raw, number, parent) => take(objectAt(raw, path), number, parent));
    return;
  }
  let count = 0;
  const waiting = [{ list: listAt(list, path), at: 0, parent: -1 }];
  for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
    if (next.at === next.list.length) {
      waiting.pop();
      continue;
    }
    const raw = objectAt(next.list[next.at++], path);
    take(raw, count, next.parent);
    if (raw.children !== undefined) waiting.push({ list: listAt(raw.children, path), at: 0, parent: count });
    count++;
  }
}

/** The list at a path, built however long it is. @throws JsonShapeError */
export function listAt(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (value instanceof LongArray) return [...value];
  throw new JsonShapeError(path, `${found(value)} where a list should stand`);
}

/** The finite number at a path. @throws JsonShapeError */
export function numberAt(value: unknown, path: string): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new JsonShapeError(path, `${found(value)} where a number should stand`);
}

/** The whole number from 0 at a path. @throws JsonShapeError when it is negative, broken or beyond 2^53 */
export function wholeNumberAt(value: unknown, path: string): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw new JsonShapeError(path, `${found(value)} where a whole number should stand`);
}

/** The text at a path. @throws JsonShapeError */
export function textAt(value: unknown, path: string): string {
  if (typeof value === "string") return value;
  throw new JsonShapeError(path, `${found(value)} where a text should stand`);
}

/** The text, or null when there is none or an empty one. */
export function optionalText(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** The line or column, 1-based; null when there is none that makes sense. */
export function optionalLine(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 1 ? value : null;
}

/** A value as it is shown in an error. */
export function found(value: unknown): string {
  if (value === undefined) return "nothing";
  if (isList(value)) return "a list";
  if (isObject(value)) return "an object";
  const text = typeof value === "string" ? `"${value}"` : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
