import { describe, expect, it } from "vitest";
import { editorCommand } from "../../main/handlers/editor-command.ts";

const file = `/p/a b$(touch x)"; rm -rf ~/'.py`;

describe("opening a file in the person's editor", () => {
  it("takes the first known editor that is installed, at the line", () => {
    const command = editorCommand({}, "/p/a.py", 12, (program) => program === "pycharm");
    expect(command).toEqual(["pycharm", "--line", "12", "/p/a.py"]);
  });

  it("hands over the path as one argument, whatever its name holds", () => {
    expect(editorCommand({}, file, 3, () => true)).toEqual(["code", "--goto", `${file}:3`]);
    expect(editorCommand({ CALLSKETCH_EDITOR: "vim +{line} {file}" }, file, 3, () => false)).toEqual([
      "vim",
      "+3",
      file,
    ]);
  });

  it("puts the file last when the person's own command doesn't say where", () => {
    expect(editorCommand({ CALLSKETCH_EDITOR: "my-editor --wait" }, "/p/a.py", 1, () => true)).toEqual([
      "my-editor",
      "--wait",
      "/p/a.py",
    ]);
  });

  it("has no answer without an editor", () => {
    expect(editorCommand({ CALLSKETCH_EDITOR: "  " }, "/p/a.py", 1, () => false)).toBeNull();
  });
});
