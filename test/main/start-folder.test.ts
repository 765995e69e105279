import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startFolder } from "../../main/start-folder.ts";
import { folderOf } from "../helpers/temporary-folder.ts";

describe("the folder that a start names", () => {
  it("is resolved from where the start was made, links and all", () => {
    const folder = folderOf({ "project/a.py": "" });
    symlinkSync(join(folder, "project"), join(folder, "link"));
    expect(startFolder(["--flag", "project"], folder)).toBe(join(folder, "project"));
    expect(startFolder(["link"], folder)).toBe(join(folder, "project"));
  });

  it("is the one that holds a file", () => {
    const folder = folderOf({ "project/a.py": "" });
    expect(startFolder(["project/a.py"], folder)).toBe(join(folder, "project"));
  });

  it("is answered as named when it isn't there, so that the window can say so", () => {
    expect(startFolder(["gone"], "/tmp")).toBe("/tmp/gone");
  });

  it("is none when only switches are given", () => {
    expect(startFolder(["--no-sandbox", ""], "/tmp")).toBeNull();
  });
});
