import { type ByteStore, memoryStore } from "./byte-store.ts";
import type { JsonLimits } from "./element-batches.ts";
import { longJson } from "./long-json.ts";
import type { ProfileSource } from "./profile-source.ts";
import { decodedText, textEncoding } from "./text-encoding.ts";
import type { UnreadLists } from "./unread-lists.ts";

/**
 * Parses a document, a longer one piece by piece.
 *
 * @param unread gets the long lists, which are parsed only when they are walked over
 */
export function jsonDocument(
  store: ByteStore,
  error: ProfileSource["error"],
  unread: UnreadLists,
  limits: JsonLimits,
): unknown {
  if (store.size <= limits.document) return parsedJson(store.read(0, store.size), error);
  const { name, skip } = textEncoding(store.read(0, 4));
  if (name === "utf-8") return longJson(store, [skip, store.size], error, unread, limits);
  const bytes = Buffer.from(decodedText(store.read(0, store.size)));
  return longJson(memoryStore(bytes), [0, bytes.length], error, unread, limits);
}

/**
 * Parses a whole JSON document. A list that was never closed is closed, since trace events are written so on purpose
 * by tools that may die at any time; anything else that is cut is refused.
 */
function parsedJson(bytes: Uint8Array, error: ProfileSource["error"]): unknown {
  const text = decodedText(bytes);
  try {
    return JSON.parse(text);
  } catch (problem) {
    const closed = closedList(text);
    if (closed !== null) return closed;
    throw error({ offset: syntaxOffset(problem, text) }, `the JSON breaks off or is damaged (${reason(problem)})`);
  }
}

/** `[{...},{...},` or the same inside `{"traceEvents":`; null when the text isn't of that kind or ends inside an event. */
function closedList(text: string): unknown {
  const isList = /^\s*\[\s*\{/.test(text.slice(0, 1000));
  if (!isList || !/"ph"\s*:/.test(text.slice(0, 100_000))) return null;
  const end = text.trimEnd().replace(/,$/, "");
  if (!end.endsWith("}")) return null;
  try {
    return JSON.parse(`${end}]`);
  } catch {
    return null;
  }
}

function reason(problem: unknown): string {
  return problem instanceof Error ? problem.message.replace(/ in JSON at position.*$/s, "").replace(/\s+/g, " ") : "";
}

function syntaxOffset(problem: unknown, text: string): number {
  const position = /at position (\d+)/.exec(problem instanceof Error ? problem.message : "")?.[1];
  return Buffer.byteLength(position === undefined ? text : text.slice(0, Number(position)));
}
