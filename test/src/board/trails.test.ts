import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fileSlug } from "#board/file-slug.ts";
import { openTrails } from "#board/open-trails.ts";
import { functionId } from "#model/ids.ts";
import { ProblemError } from "#model/problem.ts";
import type { Trail } from "#model/trail.ts";
import { folderOf, temporaryFolder } from "../../helpers/temporary-folder.ts";

const step = (id: string, text = "") => ({
  anchor: { functionId: functionId(id), qualifiedName: id.replace("#", "."), file: "a.py", fingerprint: "5f0c" },
  text,
});

const trail: Trail = {
  name: "How a form is taxed",
  steps: [step("a.py#main"), step("a.py#tax", "Asks every form.\n\nTwice."), step("a.py#main", "And back.")],
  updatedAt: "2026-05-04T10:00:00.000Z",
};

describe("a trail", () => {
  it("comes back as it was saved, in order, with a function twice", () => {
    const folder = temporaryFolder();
    openTrails(folder).save(trail);
    expect(openTrails(folder).list()).toEqual([trail]);
  });

  it("is a small text with a line for each line of what is said, for merges", () => {
    const folder = temporaryFolder();
    openTrails(folder).save(trail);
    const text = readFileSync(join(folder, readdirSync(folder)[0] ?? ""), "utf8");
    expect(text).toContain('"Asks every form.",\n        "",\n        "Twice."');
  });

  it("goes to another name, but not to one that is taken", () => {
    const trails = openTrails(temporaryFolder());
    trails.save(trail);
    trails.save({ ...trail, name: "Other" });
    expect(() => trails.rename("Other", trail.name)).toThrow(ProblemError);
    trails.rename("Other", "Third");
    expect(trails.list().map(({ name }) => name)).toEqual([trail.name, "Third"]);
  });

  it.each([
    ["no JSON", "{", "isn't JSON"],
    ["another schema", '{"schema": "x"}', '"schema" isn\'t "callsketch.trail/1"'],
    ["a broken step", '{"schema": "callsketch.trail/1", "name": "n", "steps": [{"id": 3}]}', "step 1 isn't a step"],
  ])("that is %s is named with the reason, and is never overwritten", (_, content, reason) => {
    const file = `${fileSlug(trail.name)}.json`;
    const folder = folderOf({ [file]: content });
    const trails = openTrails(folder);
    expect(trails.unreadable()).toEqual([{ file, reason: expect.stringContaining(reason) }]);
    expect(() => trails.save(trail)).toThrow("isn't overwritten");
    expect(readFileSync(join(folder, file), "utf8")).toBe(content);
  });
});
