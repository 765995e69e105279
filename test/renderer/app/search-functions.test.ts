import { describe, expect, it } from "vitest";
import { bestFunctions, filterFunctions, functionIndex } from "../../../renderer/app/search-functions.ts";
import { functionRows } from "./function-rows.ts";

const index = functionIndex(
  functionRows("web.load", "lib.load_all", "web.reload", "loader.main", "web.from_http_body", "web.Store.load"),
);
const names = (rows: readonly { readonly qualifiedName: string }[]) => rows.map((row) => row.qualifiedName);

describe("the filter of the function list", () => {
  it("keeps the order of the list, so that hot functions stay on top", () => {
    expect(names(filterFunctions(index, "load", false))).toEqual([
      "web.load",
      "lib.load_all",
      "web.reload",
      "loader.main",
      "web.Store.load",
    ]);
  });
  it("wants every word, in name or module, whatever the case", () => {
    expect(names(filterFunctions(index, "WEB load", false))).toEqual(["web.load", "web.reload", "web.Store.load"]);
  });
  it("leaves libraries out when only the project's own code is wanted", () => {
    expect(names(filterFunctions(index, "load_all", true))).toEqual([]);
  });
  it("shows everything without a query", () => {
    expect(filterFunctions(index, " ", false)).toHaveLength(6);
  });
});

describe("the jump to a function", () => {
  it("puts the exact name first, then beginnings, then the rest", () => {
    expect(names(bestFunctions(index, "load", 10))).toEqual([
      "web.load",
      "web.Store.load",
      "lib.load_all",
      "web.reload",
      "loader.main",
    ]);
  });
  it("finds a name by letters that follow each other", () => {
    expect(names(bestFunctions(index, "fhb", 10))).toEqual(["web.from_http_body"]);
  });
  it("offers the first of the list before anything is written", () => {
    expect(names(bestFunctions(index, "", 2))).toEqual(["web.load", "lib.load_all"]);
  });
  it("gives at most as many as asked for", () => {
    expect(bestFunctions(index, "load", 3)).toHaveLength(3);
  });
});
