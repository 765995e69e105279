import { expect, it } from "vitest";
import { jsonFault } from "#check/json-fault.ts";

it.each([
  ['{\n  "a": [,]\n}', "line 2, column 9"],
  ['{ "a": 1, }', "line 1, column 11"],
  ['{ "a" 1 }', "line 1, column 7"],
  ['["a"\n "b"]', "line 2, column 2"],
  ['{ "a": "open', "line 1, column 8"],
  ["[1] 2", "line 1, column 5"],
  ["", "line 1, column 1"],
])("names the first place where %j stops being JSON", (content, place) => {
  expect(jsonFault(content)).toBe(place);
});
