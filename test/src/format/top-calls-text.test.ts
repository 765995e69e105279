import { expect, it } from "vitest";
import { topCallsText } from "#format/top-calls-text.ts";

it("prints parameters first, then the table with every digit", () => {
  const text = topCallsText({
    parameters: { "Foo Scale (foo count)": "1500", "Bar-ing Time (seconds)": "12.345" },
    unit: "nanoseconds",
    most: 20,
    rows: [
      { name: "foo.fooManager.get_all", cost: 4_746_278_047, calls: 1, primitiveCalls: 1 },
      { name: "abc.ABCMeta.__subclasscheck__", cost: 3_969_357_967, calls: 3_000_000, primitiveCalls: 175_000 },
      { name: "foo\nbar", cost: null, calls: null, primitiveCalls: null },
    ],
  });
  expect(text.split("\n")).toEqual([
    "Foo Scale (foo count): 1500",
    "Bar-ing Time (seconds): 12.345",
    "Top 20 Calls",
    "Time            Calls           Name",
    "4.746278047     1               foo.fooManager.get_all",
    "3.969357967     3000000/175000  abc.ABCMeta.__subclasscheck__",
    "–               –               foo bar",
    "",
  ]);
});

it("prints no more rows than were asked for", () => {
  const row = { name: "f", cost: 1, calls: 1n, primitiveCalls: 1 };
  expect(topCallsText({ parameters: {}, unit: "bytes", most: 2, rows: [row, row, row] }).split("\n")).toHaveLength(5);
});
