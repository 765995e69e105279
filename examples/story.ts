/**
 * The whole round trip without a person: record before and after, top tables, a note, the comparison, the pull request
 * text, budgets that fail before and hold after, and every export. What it claims at the end it has checked.
 *
 *     node examples/story.ts [folder for the results]
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expectations } from "./story/expectations.ts";
import { hasPython } from "./story/has-python.ts";
import { storyteller } from "./story/storyteller.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const results = resolve(process.argv[2] ?? join(root, "out", "story"));
rmSync(results, { recursive: true, force: true });
const scratch = mkdtempSync(join(tmpdir(), "callsketch-story-"));
const formats = [
  "svg", "png", "pdf", "ascii", "box", "mermaid", "dot", "drawio", "excalidraw", "graphml", "markdown", "json",
] as const;

/** A copy of an example to work in, so that the story starts from nothing each time. */
function copyOf(example: string): string {
  const folder = join(scratch, example);
  const leftBehind = /[\\/]store\.db|[\\/]recordings|__pycache__/;
  cpSync(join(root, "examples", example), folder, { recursive: true, filter: (path) => !leftBehind.test(path) });
  return folder;
}

interface Tale {
  readonly example: string;
  /** Null when both runs come recorded with the example. */
  readonly commands: { readonly before: readonly string[]; readonly after: readonly string[] } | null;
  readonly parameter: string;
  readonly note: { readonly function: string; readonly complexity: string; readonly text: string };
  readonly trail: { readonly from: string; readonly to: string };
}

/** Walks the round trip once: record, read, note, compare, check, export. */
async function tell({ example, commands, parameter, note, trail }: Tale) {
  const { run, save } = storyteller({ folder: copyOf(example), results: join(results, example) });
  mkdirSync(join(results, example), { recursive: true });
  await run(["index", "."]);
  if (commands === null) {
    await run(["runs", "--example"]);
  } else {
    await run(["record", "--label", "before", "--param", parameter, "--", ...commands.before]);
    await run(["record", "--label", "after", "--param", parameter, "--", ...commands.after]);
    await run(["runs"]);
  }
  await save("top-before.txt", await run(["top", "--run", "before"]));
  await save("top-after.txt", await run(["top", "--run", "after"]));
  await run(["notes", "add", note.function, "--complexity", note.complexity, "--text", note.text]);
  await run(["notes"]);
  await run(["complexity"]);
  await save("comparison.txt", await run(["compare", "before", "after"]));
  await save("pull-request.md", await run(["compare", "before", "after", "--format", "markdown"]));
  await save("comparison.json", await run(["compare", "before", "after", "--json"], { quiet: true }));
  const before = await run(["check", "before"], { codes: [1] });
  const after = await run(["check", "after"], { codes: [0] });
  await save("check-before.txt", before);
  await save("check-after.txt", after);
  for (const format of formats) {
    const ending = format === "markdown" ? "md" : format === "box" || format === "ascii" ? `${format}.txt` : format;
    await run(["flow", "--run", "before", "--format", format, "-o", join(results, example, `flow.${ending}`)], { quiet: true });
  }
  await run(["flow", "--run", "before", "--look", "sketch", "-o", join(results, example, "flow-sketch.png")], { quiet: true });
  await run(["flow", "--run", "after", "--base", "before", "-o", join(results, example, "flow-difference.svg")], { quiet: true });
  await run(["flow", "--run", "before", "--from", trail.from, "--to", trail.to, "--format", "box"]);
  return join(results, example);
}

try {
  const python = hasPython();
  if (python === null) console.log("There is no Python 3 here: the story uses the recorded runs of the example.");
  const taxForms = await tell({
    example: "tax-forms",
    commands: python === null ? null : { before: [python, "rmr.py"], after: [python, "rmr.py", "--fixed"] },
    parameter: "Form classes (groups x forms)=2000",
    note: {
      function: "Calculator.amount_of",
      complexity: "O(forms)",
      text: "`isinstance` on an abstract base class asks every form class: see `__subclasscheck__`.",
    },
    trail: { from: "Calculator.calculate", to: "ABCMeta.__subclasscheck__" },
  });
  const orderBook = await tell({
    example: "order-book",
    commands: { before: [process.execPath, "rmr.ts"], after: [process.execPath, "rmr.ts", "--fixed"] },
    parameter: "Orders (order count)=3000",
    note: {
      function: "OrderBook.sorted",
      complexity: "O(orders x log orders)",
      text: "A property that sorts; `best` reads it for every order.",
    },
    trail: { from: "matchAll", to: "OrderBook.sorted" },
  });
  expectations(taxForms, orderBook);
  console.log(`\nAll of it is in ${relative(process.cwd(), results) || "."}/.`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
