import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProfileFormatError } from "../../../src/profiles/profile-format-error.ts";
import { memoryStore } from "../../../src/profiles/source/byte-store.ts";
import { LongArray, longJson } from "../../../src/profiles/source/long-json.ts";

/** So small that nearly every list is a long one. */
const limits = { list: 24, batch: 16, window: 8 };
const error = (place: { offset?: number }, found: string) => new ProfileFormatError("x", place, found, "do");

function read(text: string): unknown {
  const bytes = Buffer.from(text);
  return longJson(memoryStore(bytes), [0, bytes.length], error, limits);
}

/** The same value with all long lists built. */
function built(value: unknown): unknown {
  if (value instanceof LongArray) {
    const list = [...value];
    expect(value.length).toBe(list.length);
    return list.map(built);
  }
  if (Array.isArray(value)) return value.map(built);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, built(one)]));
}

describe("a JSON document with lists too long to be held", () => {
  it("has the same values as when it is parsed at once", () => {
    const values = fc.jsonValue({ maxDepth: 5 });
    fc.assert(
      fc.property(values, fc.constantFrom(undefined, 1), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(JSON.stringify(built(read(text)))).toBe(JSON.stringify(JSON.parse(text)));
      }),
      { numRuns: 400 },
    );
  });

  it("leaves only the long lists unbuilt, and reads them anew each time", () => {
    const numbers = Array.from({ length: 100 }, (_, index) => index);
    const value = read(JSON.stringify({ a: [1], numbers, b: "]" })) as { a: unknown; numbers: LongArray };
    expect(value.a).toEqual([1]);
    expect(value.numbers).toBeInstanceOf(LongArray);
    expect([...value.numbers]).toEqual([...value.numbers]);
    expect([...value.numbers.numbers()]).toEqual(numbers);
  });

  it.each(["", ",", " ,\n"])("may be a list of trace events that was never closed", (end) => {
    const text = `[${Array.from({ length: 20 }, (_, ts) => `{"ph":"B","ts":${ts}}`).join(",")}${end}`;
    expect(built(read(text))).toHaveLength(20);
  });

  it("is refused with the byte where it breaks", () => {
    const text = JSON.stringify({ numbers: Array(50).fill(7) });
    expect(() => read(text.slice(0, -1))).toThrow(/byte \d+: the JSON breaks off/);
    expect(() => built(read(text.replace("7,7,7,7,7,7", "7,7,x,7,7")))).toThrow(ProfileFormatError);
  });
});
