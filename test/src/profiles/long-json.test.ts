import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eachTreeNode } from "../../../src/profiles/json-shape.ts";
import { ProfileFormatError } from "../../../src/profiles/profile-format-error.ts";
import type { ByteStore } from "../../../src/profiles/source/byte-store.ts";
import { LongArray } from "../../../src/profiles/source/long-array.ts";
import { longJson } from "../../../src/profiles/source/long-json.ts";
import { plainNumbers } from "../../../src/profiles/source/plain-numbers.ts";
import { UnreadLists } from "../../../src/profiles/source/unread-lists.ts";

/** So small that nearly every list is a long one. */
const limits = { document: 0, list: 24, batch: 16, window: 8 };
const error = (place: { offset?: number }, found: string) => new ProfileFormatError("x", place, found, "do");

function read(text: string, unread = new UnreadLists()): unknown {
  const bytes = Buffer.from(text);
  return longJson(reusingStore(bytes), [0, bytes.length], error, unread, limits);
}

/** As files are read: what was read before is overwritten. */
function reusingStore(bytes: Buffer): ByteStore {
  const buffer = Buffer.alloc(bytes.length);
  const read = (start: number, end: number) => buffer.subarray(0, bytes.copy(buffer, 0, start, end));
  return { size: bytes.length, read, close: () => {} };
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

  it("is parsed where no importer looked, so that nothing broken is taken", () => {
    const unread = new UnreadLists();
    const text = JSON.stringify({ used: Array(20).fill("word"), rest: Array(50).fill(7) });
    const value = read(text.replace("7,7,7,7,7,7", "7,7,x,7,7"), unread) as { used: LongArray };
    expect([...value.used]).toHaveLength(20);
    expect(() => unread.check()).toThrow(/byte \d+: the JSON breaks off/);
  });
});

interface Tree {
  readonly name: string;
  readonly children?: readonly Tree[];
  readonly place: { readonly line: number };
}

const trees: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record(
    {
      name: fc.string({ maxLength: 12 }),
      children: fc.array(tie("tree"), { maxLength: 4 }),
      place: fc.record({ line: fc.nat() }),
    },
    { requiredKeys: ["name", "place"] },
  ),
})).tree;

/** Each node's name, line, and the names above it. */
function branches(list: unknown): string[] {
  const nodes: { name: string; line: number; parent: number }[] = [];
  eachTreeNode(list, "", ({ name, place }, number, parent) => {
    nodes[number] = { name: String(name), line: (place as { line: number }).line, parent };
  });
  return nodes.map((node) => {
    const names = [`${node.name}:${node.line}`];
    for (let at = node.parent; at !== -1; at = nodes[at]?.parent ?? -1) names.push(nodes[at]?.name ?? "");
    return names.join("<");
  });
}

describe("a tree in a JSON document", () => {
  it("has the same nodes in the same order, whether it is held or not, whatever the order of its keys", () => {
    fc.assert(
      fc.property(fc.array(trees, { minLength: 3, maxLength: 5 }), fc.constantFrom(undefined, 1), (list, indent) => {
        const text = JSON.stringify({ pad: "x".repeat(30), list }, null, indent);
        const { list: long } = read(text) as { list: unknown };
        expect(long).toBeInstanceOf(LongArray);
        expect(branches(long)).toEqual(branches(JSON.parse(text).list));
      }),
      { numRuns: 300 },
    );
  });

  it("may be 100,000 nodes deep", () => {
    const deep = `${'{"name":"a","place":{"line":1},"children":['.repeat(1e5)}${"]}".repeat(1e5)}`;
    const { list } = read(`{"list":[${deep}]}`) as { list: unknown };
    let deepest = -1;
    eachTreeNode(list, "", (_, number) => {
      deepest = Math.max(deepest, number);
    });
    expect(deepest).toBe(99_999);
  });

  it.each([
    ['{"name":"a"} {"name":"b"}', "beside an object"],
    ['{"name":"a"},7,{"name":"b"}', "beside an object"],
    ['{"name":"a"},[{"name":"b"}]', "a list where an object"],
    ['{"name":"a"},{"name" "b"}', "not valid JSON|Expected"],
  ])("is refused where it holds anything else: %s", (elements, found) => {
    const { list } = read(`{"list":[${elements},{"name":"${"x".repeat(30)}"}]}`) as { list: unknown };
    expect(() => eachTreeNode(list, "", () => {})).toThrow(new RegExp(`byte \\d+: the JSON breaks off.*(${found})`));
  });
});

describe("numbers side by side", () => {
  const into = new Float64Array(100);
  const text = fc.oneof(
    fc.integer().map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
    fc.tuple(fc.integer({ min: -9999, max: 9999 }), fc.nat({ max: 99_999 })).map(([a, b]) => `${a}.${b}`),
    fc.constantFrom("-0", "0.1", "1e3", "01", "1.", ".5", "-", "null", '"7"', "123456789012345678"),
  );

  it("are exactly what JSON.parse makes of them, or left to it", () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), fc.constantFrom(",", " , ", ",\n"), (all, comma) => {
        const count = plainNumbers(Buffer.from(all.join(comma)), into);
        if (count === -1) return;
        expect([...into.subarray(0, count)]).toEqual(JSON.parse(`[${all.join(comma)}]`));
      }),
      { numRuns: 2000 },
    );
  });

  it("are read without JSON.parse where they are whole or have few digits", () => {
    expect(plainNumbers(Buffer.from("1, -20,\n0.01 ,999999999999999"), into)).toBe(4);
    expect([...into.subarray(0, 4)]).toEqual([1, -20, 0.01, 999999999999999]);
  });
});
