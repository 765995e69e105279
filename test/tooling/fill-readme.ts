/**
 * Puts the story's results into the README between its marks, and its picture into docs/: run `npm run story` first.
 * What the README shows was printed by the program, never typed.
 */
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const results = join(root, "out", "story", "tax-forms");
const readme = join(root, "README.md");

const read = (file: string) => readFileSync(join(results, file), "utf8").trimEnd();
const block = (text: string) =>
  text
    .split("\n")
    .map((line) => (line === "" ? "" : `    ${line}`))
    .join("\n");

const parts: Readonly<Record<string, string>> = {
  top: block(read("top-before.txt").split("\n").slice(0, 14).join("\n")),
  check: block(`${read("check-before.txt")}\n\n${read("check-after.txt")}`),
};

let text = readFileSync(readme, "utf8");
for (const [name, content] of Object.entries(parts)) {
  const mark = new RegExp(`(<!-- story:${name} -->\\n)[\\s\\S]*?(<!-- /story:${name} -->)`);
  if (!mark.test(text)) throw new Error(`The README has no place for "${name}"`);
  text = text.replace(mark, (_, start: string, end: string) => `${start}\n${content}\n\n${end}`);
}
writeFileSync(readme, text);
copyFileSync(join(results, "flow-sketch.png"), join(root, "docs", "story-sketch.png"));
