import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { functionId } from "#model/ids.ts";
import { indexProject } from "#project/index-project.ts";
import { openProject } from "#project/open-project.ts";
import { trailMarkdown, trailText } from "#project/trail-texts.ts";
import { attachedTrails, saveTrail, trailNamed, trailQuestion } from "#project/trails.ts";
import { runCli } from "../../helpers/run-cli.ts";
import { folderOf, temporaryFolder } from "../../helpers/temporary-folder.ts";

const shop = `def main():
    return price(1)

def price(item):
    return item + tax(item)

def tax(item):
    return item * 0.2
`;

const at = (id: string, text = "") => ({ functionId: functionId(id), anchor: null, text });
const quiet = { signal: new AbortController().signal, onProgress() {} };

async function project() {
  const folder = folderOf({ "shop.py": shop });
  const opened = openProject(folder, temporaryFolder());
  await indexProject(opened, quiet);
  saveTrail(opened, {
    name: "How an item is priced",
    steps: [at("shop.py#main"), at("shop.py#price", "The sum.\n\n- with tax"), at("shop.py#tax"), at("shop.py#main")],
  });
  return { folder, opened };
}

describe("a reading trail", () => {
  it("tells where each function stands and how the step before calls it", async () => {
    const { opened } = await project();
    const [trail] = attachedTrails(opened);
    expect(trail?.steps.map(({ name, line, call }) => [name, line, call])).toEqual([
      ["main", 1, null],
      ["price", 4, { line: 2, isCertain: true }],
      ["tax", 7, { line: 5, isCertain: true }],
      ["main", 1, null],
    ]);
    opened.close();
  });

  it("follows its functions through an edit, and keeps the step of one that is gone", async () => {
    const { folder, opened } = await project();
    writeFileSync(join(folder, "shop.py"), `\n\n${shop.replace("def tax(item):\n    return item * 0.2\n", "")}`);
    await indexProject(opened, quiet);
    const { steps } = trailNamed(opened, "How an item is priced");
    expect(steps.map(({ state, line }) => [state, line])).toEqual([
      ["attached", 3],
      ["attached", 6],
      ["orphan", null],
      ["attached", 3],
    ]);
    saveTrail(opened, { name: "again", steps });
    expect(trailNamed(opened, "again").steps[2]?.anchor).toEqual(steps[2]?.anchor);
    opened.close();
  });

  it("is a numbered list for a document, with what was said", async () => {
    const { opened } = await project();
    const trail = trailNamed(opened, "How an item is priced");
    expect(trailMarkdown(trail)).toBe(`## How an item is priced

1. \`main\` (shop.py:1)
2. \`price\` (shop.py:4), called in line 2

   The sum.

   - with tax
3. \`tax\` (shop.py:7), called in line 5
4. \`main\` (shop.py:1), not called by the step before
`);
    expect(trailText(trail)).toContain("2. price  shop.py:4, called in line 2\n   The sum.");
    opened.close();
  });

  it("asks the flow for its functions and the calls between them alone", async () => {
    const { opened } = await project();
    expect(trailQuestion(trailNamed(opened, "How an item is priced"))).toEqual({
      roots: ["shop.py#main", "shop.py#price", "shop.py#tax"],
      callerDepth: 0,
      calleeDepth: 0,
      minimumShare: 0,
    });
    opened.close();
  });

  it("is listed, printed and drawn by the command line, which names the trails there are", async () => {
    const { folder, opened } = await project();
    opened.close();
    expect((await runCli(folder, ["trails"])).stdout).toMatch(/How an item is priced +4/);
    const drawn = await runCli(folder, ["flow", "--trail", "How an item is priced", "--format", "mermaid"]);
    expect(drawn.stdout).toMatch(/price[\s\S]*tax/);
    const { code, stderr } = await runCli(folder, ["trails", "none"]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('Trails are: "How an item is priced"')]);
  });
});
