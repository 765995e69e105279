import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromWire, toWire } from "#contract/wire.ts";

describe("contract values on their way through JSON", () => {
  it("arrive as they were, whatever they hold", () => {
    const leaf = fc.oneof(
      fc.string(),
      fc.boolean(),
      fc.bigInt(),
      fc.double(),
      fc.constant(null),
      fc.float64Array(),
      fc.uint8Array(),
      fc.bigInt64Array(),
    );
    const key = fc.oneof(fc.string(), fc.constantFrom("$bigint", "$object", "$Float64Array", "$", "__proto__"));
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: "small" },
        leaf,
        fc.array(tie("any")),
        fc.dictionary(key, tie("any"), { noNullPrototype: true }),
      ),
    })).any;
    fc.assert(
      fc.property(value, (sent) => {
        expect(fromWire(toWire(sent))).toEqual(negativeZero(sent));
      }),
    );
  });

  it("aren't mistaken for a marked value when a key starts with a dollar sign", () => {
    expect(fromWire(toWire({ $bigint: "12" }))).toEqual({ $bigint: "12" });
  });

  it("keep large arrays whole", () => {
    const numbers = Float64Array.from({ length: 40_000 }, (_, index) => index / 7);
    expect(fromWire(toWire(numbers))).toEqual(numbers);
  });

  it("are refused when they can't be sent or name an unknown type", () => {
    expect(() => toWire({ at: new Map() })).toThrow(/Map/);
    expect(() => toWire([() => 1])).toThrow(/function/);
    expect(() => fromWire('{"$Function":"x"}')).toThrow(/Function/);
    expect(() => fromWire('{"$constructor":"x"}')).toThrow(/constructor/);
  });

  it("can't reach an object's prototype", () => {
    const received = fromWire('{"__proto__":{"polluted":true},"a":1}') as { polluted?: boolean };
    expect(received.polluted).toBeUndefined();
  });
});

/** JSON has no negative zero; no value of the contract needs it. */
function negativeZero(value: unknown): unknown {
  if (Object.is(value, -0)) return 0;
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) return value.map(negativeZero);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, negativeZero(inner)]));
}
