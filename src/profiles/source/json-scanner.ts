import type { ByteStore } from "./byte-store.ts";

/** What a scan reports, with byte offsets into the store. */
export interface ScanEvents {
  /** Called before each piece of the text, which is valid until the next one. */
  start?(bytes: Uint8Array, base: number): void;
  /** A list or an object starts; depth 0 is outermost. */
  open(offset: number, depth: number, isList: boolean): void;
  /** It ends with the byte before `end`; `commas` stood directly inside it. */
  close(end: number, depth: number, commas: number): void;
  /** Called after each piece of the text. */
  window(offset: number): void;
}

/** Notes where the elements of one list can be parted into batches. Most commas only move `last`, for speed. */
export interface ElementCuts {
  /** The list's depth; -1 for the elements of a list without its brackets; -2 for none. */
  depth: number;
  /** The last comma that was passed directly inside the list. */
  last: number;
  /** Commas from here on are told. */
  next: number;
  /** Told a comma directly inside the list, with `last` still at the one before. */
  comma(offset: number): void;
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
 * commas are looked at. Whether the text is valid shows when its pieces are parsed. What lies inside the elements of the
 * list that is being cut isn't reported.
 *
 * @param windowSize the text is read in pieces of so many bytes
 * @returns how many lists and objects are still open at the end, -1 when more are closed than were opened
 */
export function scanJson(
  store: ByteStore,
  [start, end]: readonly [start: number, end: number],
  windowSize: number,
  events: ScanEvents,
  cuts: ElementCuts,
): number {
  let depth = -1;
  // Commas directly inside what is open at this depth; those of the depths above wait in the array.
  let commas = 0;
  let outer = new Int32Array(64);
  let inString = false;
  let isEscaped = false;
  // Copies of the fields of `cuts`, which only change while it is told something.
  let cutDepth = cuts.depth;
  let { last, next } = cuts;
  for (let base = start; base < end; base += windowSize) {
    const bytes = store.read(base, Math.min(end, base + windowSize));
    const size = bytes.length;
    events.start?.(bytes, base);
    let at = 0;
    if (isEscaped) {
      at = 1;
      isEscaped = false;
    }
    while (at < size) {
      if (inString) {
        let byte = bytes[at++];
        while (byte !== 34 && byte !== 92 && at < size) byte = bytes[at++];
        if (byte === 34) inString = false;
        else if (byte === 92 && at++ === size) isEscaped = true;
        continue;
      }
      const kind = kinds[bytes[at++] as number];
      if (kind === plain) continue;
      if (kind === comma) {
        commas++;
        if (depth !== cutDepth) continue;
        if (base + at > next) {
          cuts.last = last;
          cuts.comma(base + at - 1);
          next = cuts.next;
        }
        last = base + at - 1;
      } else if (kind === quote) inString = true;
      else if (kind === closeAny) {
        if (depth === -1) return -1;
        if (cutDepth === -2 || depth <= cutDepth) {
          cuts.last = last;
          events.close(base + at, depth, commas);
          cutDepth = cuts.depth;
          ({ last, next } = cuts);
        }
        commas = outer[depth--] as number;
      } else {
        depth++;
        if (depth === outer.length) outer = longer(outer);
        outer[depth] = commas;
        commas = 0;
        if (cutDepth !== -2 && depth > cutDepth) continue;
        events.open(base + at - 1, depth, kind === openList);
      }
    }
    cuts.last = last;
    events.window(base + size);
    cutDepth = cuts.depth;
    ({ last, next } = cuts);
  }
  return depth + 1;
}

function longer(commas: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(commas.length * 2);
  more.set(commas);
  return more;
}
