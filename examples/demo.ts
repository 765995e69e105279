/**
 * The main job in one command: indexes the bundled example, imports its recorded runs, prints the top calls and the flow,
 * draws the picture, and opens the window where there is a display. Needs neither Python nor Electron nor a browser.
 */
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const example = join(root, "examples", "tax-forms");
const pictures = join(root, "out", "demo");
const callsketch = join(root, "src", "cli", "bin.cjs");

/** Runs one command of the command line, as a person would type it. */
async function run(...words: string[]): Promise<void> {
  console.log(`\n$ callsketch ${words.map((word) => (/\s/.test(word) ? `"${word}"` : word)).join(" ")}`);
  const options = { cwd: example, stdio: "inherit" } as const;
  const code = await new Promise((done) => spawn(process.execPath, [callsketch, ...words], options).on("exit", done));
  if (code !== 0) process.exit(Number(code));
}

mkdirSync(pictures, { recursive: true });
const here = (file: string) => relative(example, join(pictures, file));

await run("index", ".");
await run("runs", "--example");
await run("top", "--run", "before");
await run("flow", "--run", "before", "--format", "box");
await run("top", "--run", "after", "-n", "10");
await run("compare", "before", "after");
for (const file of ["flow.svg", "flow.png", "flow-sketch.svg"]) {
  await run("flow", "--run", "before", "-o", here(file), "--look", file.includes("sketch") ? "sketch" : "clean");
}

console.log(`\nThe pictures are in ${relative(process.cwd(), pictures) || "."}/: flow.svg, flow.png and flow-sketch.svg.`);
const hasDisplay = process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
if (hasDisplay && process.env.CI === undefined) {
  await run("open", ".");
} else {
  console.log("There is no display here. On a machine with one, open the window with: npm start -- examples/tax-forms");
}
