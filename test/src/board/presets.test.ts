import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openPresets } from "#board/open-presets.ts";
import type { FilterPreset } from "#model/filter-preset.ts";
import { functionId } from "#model/ids.ts";
import { ProblemError } from "#model/problem.ts";
import { folderOf, temporaryFolder } from "../../helpers/temporary-folder.ts";

const preset: FilterPreset = {
  name: "My code: certain",
  filters: { certainOnly: true, onlyProject: true, minimumShare: 0.01, roots: [functionId("a.py#f")], group: "class" },
};

describe("a filter preset", () => {
  it("comes back as it was saved, from a new store too", () => {
    const folder = temporaryFolder();
    openPresets(folder).save(preset);
    expect(openPresets(folder).list()).toEqual([preset]);
  });

  it("is a small text with a filter a line in a fixed order, for merges", () => {
    const folder = temporaryFolder();
    openPresets(folder).save(preset);
    expect(readFileSync(join(folder, readdirSync(folder)[0] ?? ""), "utf8")).toBe(`{
  "schema": "callsketch.preset/1",
  "name": "My code: certain",
  "filters": {
    "roots": ["a.py#f"],
    "minimumShare": 0.01,
    "onlyProject": true,
    "certainOnly": true,
    "group": "class"
  }
}
`);
  });

  it("keeps calls by their ends, and refuses anything else in their place", () => {
    const folder = temporaryFolder();
    const call = { caller: "a.py#f", callee: "a.py#g" };
    const filters = { throughCall: call, hiddenCalls: [call] };
    openPresets(folder).save({ name: "calls", filters });
    expect(openPresets(folder).list()).toEqual([{ name: "calls", filters }]);
    const file = join(folder, readdirSync(folder)[0] ?? "");
    writeFileSync(
      file,
      readFileSync(file, "utf8")
        .replace('"caller": "a.py#f"', '"caller": 3')
        .replace(/"caller":"a.py#f"/, '"caller":3'),
    );
    expect(openPresets(folder).list()).toEqual([]);
  });

  it("takes the place of the one with its name", () => {
    const presets = openPresets(temporaryFolder());
    presets.save(preset);
    presets.save({ ...preset, filters: {} });
    expect(presets.list()).toEqual([{ ...preset, filters: {} }]);
  });

  it("keeps its filters under a new name, unless that is taken", () => {
    const presets = openPresets(temporaryFolder());
    presets.save(preset);
    presets.save({ name: "other", filters: {} });
    expect(() => presets.rename(preset.name, "other")).toThrow(ProblemError);
    presets.rename(preset.name, "mine");
    expect(presets.list()).toEqual([
      { ...preset, name: "mine" },
      { name: "other", filters: {} },
    ]);
    expect(() => presets.rename("gone", "back")).toThrow(ProblemError);
  });

  it("goes when it is removed", () => {
    const presets = openPresets(temporaryFolder());
    presets.save(preset);
    presets.remove(preset.name);
    expect(presets.list()).toEqual([]);
  });

  it("needs a name", () => {
    expect(() => openPresets(temporaryFolder()).save({ ...preset, name: " " })).toThrow(ProblemError);
  });
});

describe("a file that is no preset", () => {
  it.each([
    ["no JSON", "{"],
    ["another schema", '{"schema": "callsketch.board/1", "name": "x", "filters": {}}'],
    ["a filter of the wrong kind", '{"schema": "callsketch.preset/1", "name": "x", "filters": {"nodes": "many"}}'],
    ["no filters", '{"schema": "callsketch.preset/1", "name": "x"}'],
  ])("is named and left as it is: %s", (_, content) => {
    const folder = folderOf({ "x.json": content });
    const presets = openPresets(folder);
    expect(presets.list()).toEqual([]);
    expect(presets.unreadable()).toMatchObject([{ file: "x.json" }]);
    expect(readFileSync(join(folder, "x.json"), "utf8")).toBe(content);
  });

  it("passes over filters of a later version", () => {
    const folder = temporaryFolder();
    const later = { schema: "callsketch.preset/1", name: "x", filters: { nodes: 40, byColour: "red" } };
    writeFileSync(join(folder, "x.json"), JSON.stringify(later));
    expect(openPresets(folder).list()).toEqual([{ name: "x", filters: { nodes: 40 } }]);
  });
});
