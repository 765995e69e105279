import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { openWindow, windowKind } from "../helpers/open-window.ts";
import { folderOf, temporaryFolder } from "../helpers/temporary-folder.ts";
import { act } from "../helpers/test-window.ts";
import { findFunction, indexed } from "./gestures.ts";

const shop = "def main():\n    return price(1)\n\n\ndef price(item):\n    return item * 2\n\n\nmain()\n";

/** An editor that writes down what it was started with, one argument a line. */
function fakeEditor(): { readonly program: string; readonly started: () => Promise<readonly string[]> } {
  const folder = temporaryFolder();
  const told = join(folder, "told.txt");
  const program = join(folder, "editor.cjs");
  writeFileSync(
    program,
    `#!${process.execPath}\nrequire("node:fs").appendFileSync(${JSON.stringify(told)}, process.argv.slice(2).map((word) => word + "\\n").join(""));\n`,
  );
  chmodSync(program, 0o755);
  const started = async () => {
    await expect.poll(() => existsSync(told), { timeout: 20_000 }).toBe(true);
    return readFileSync(told, "utf8").trimEnd().split("\n");
  };
  return { program, started };
}

it.runIf(windowKind === "electron")(
  "an editor is started at a call's site, with the file and line as arguments, and with files of the project alone",
  async () => {
    const { program, started } = fakeEditor();
    process.env.CALLSKETCH_EDITOR = `${program} --goto {file}:{line}`;
    onTestFinished(() => {
      delete process.env.CALLSKETCH_EDITOR;
    });
    // A name that a shell would take apart stays one argument.
    const folder = folderOf({ "a shop; $(touch owned).py": shop, "notes.txt": "not source" });
    const { page } = await openWindow({ folder });
    await indexed(page);
    for (const outside of ["notes.txt", "../outside.py", "/etc/passwd"]) {
      await page.evaluate((file) => (window as unknown as OpensFiles).callsketch.openInEditor(file, 1), outside);
    }
    await findFunction(page, "main");
    await act(page, () => page.locator(".flow-canvas").focus());
    await act(page, () => page.keyboard.press("Shift+ArrowDown"));
    await act(page, () =>
      page
        .getByTestId("edge-sites")
        .getByRole("button", { name: /editor/i })
        .click(),
    );
    expect(await started()).toEqual(["--goto", `${join(folder, "a shop; $(touch owned).py")}:2`]);
    expect(existsSync(join(folder, "owned"))).toBe(false);
  },
);

interface OpensFiles {
  readonly callsketch: { openInEditor(file: string, line: number): Promise<void> };
}
