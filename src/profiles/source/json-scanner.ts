import type { ByteStore } from "./byte-store.ts";

/** What a scan reports, with byte offsets into the store. */
export interface ScanEvents {
  /** A list or an object starts; depth 0 is outermost. */
  open(offset: number, depth: number, isList: boolean): void;
  /** It ends with the byte before `end`; `commas` stood directly inside it. */
  close(end: number, depth: number, commas: number): void;
  /** A comma directly inside a list or object of this depth; -1 outside of all. */
  comma(offset: number, depth: number): void;
  /** Called after each piece of the text. */
  window(offset: number): void;
}

const [plain, quote, openList, openObject, closeAny, comma] = [0, 1, 2, 3, 4, 5];
const kinds = new Uint8Array(256).fill(plain);
for (const [text, kind] of [
  ['"', quote],
  ["[", openList],
  ["{", openObject],
  ["]", closeAny],
  ["}", closeAny],
  [",", comma],
] as const) {
  kinds[text.charCodeAt(0)] = kind;
}

/**
 * Finds where lists and objects of a JSON text start and end, without building anything: only strings, brackets and
 * commas are looked at. Whether the text is valid shows when its pieces are parsed.
 *
 * @param windowSize the text is read in pieces of so many bytes
 * @returns how many lists and objects are still open at the end, -1 when more are closed than were opened
 */
export function scanJson(store: ByteStore, start: number, end: number, windowSize: number, events: ScanEvents): number {
  let depth = -1;
  let commas = new Int32Array(64);
  let inString = false;
  let isEscaped = false;
  for (let base = start; base < end; base += windowSize) {
    const bytes = store.read(base, Math.min(end, base + windowSize));
    const size = bytes.length;
    for (let at = 0; at < size; ) {
      if (inString) {
        if (isEscaped) {
          isEscaped = false;
          at++;
          continue;
        }
        const byte = bytes[at++];
        if (byte === 92) isEscaped = true;
        else if (byte === 34) inString = false;
        continue;
      }
      const kind = kinds[bytes[at++] as number];
      if (kind === plain) continue;
      if (kind === quote) inString = true;
      else if (kind === comma) {
        if (depth >= 0) commas[depth] = (commas[depth] as number) + 1;
        events.comma(base + at - 1, depth);
      } else if (kind === closeAny) {
        if (depth === -1) return -1;
        events.close(base + at, depth, commas[depth] as number);
        depth--;
      } else {
        depth++;
        if (depth === commas.length) {
          const more = new Int32Array(depth * 2);
          more.set(commas);
          commas = more;
        }
        commas[depth] = 0;
        events.open(base + at - 1, depth, kind === openList);
      }
    }
    events.window(base + size);
  }
  return depth + 1;
}
