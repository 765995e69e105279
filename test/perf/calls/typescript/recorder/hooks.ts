/**
 * Started with `node --import`: rewrites the files below RECORD_ROOT that RECORD_INCLUDE matches, and writes what they
 * called to RECORD_OUTPUT at exit. With RECORD_OFF it only takes off types, for the run to compare with.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { registerHooks } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { instrument } from "./instrument.ts";
import { outside } from "./recording.ts";
import { CallRecorder, recorderName } from "./runtime.ts";
import { transpile } from "./transpile.ts";

const root = path.resolve(process.env.RECORD_ROOT ?? ".");
const include = new RegExp(process.env.RECORD_INCLUDE ?? ".");
const exclude = process.env.RECORD_EXCLUDE === undefined ? null : new RegExp(process.env.RECORD_EXCLUDE);
const modules = process.env.RECORD_MODULES === "commonjs" ? "commonjs" : "module";
const aliases = new Map<string, string>(Object.entries(JSON.parse(process.env.RECORD_ALIASES ?? "{}")));
const workload = process.argv[1] === undefined ? null : pathToFileURL(process.argv[1]).href;
const recorder = new CallRecorder();
Object.assign(globalThis, { [recorderName]: recorder });

registerHooks({
  resolve(specifier, context, next) {
    const alias = aliases.get(specifier);
    if (alias !== undefined) return next(alias, context);
    try {
      return next(specifier, context);
    } catch (error) {
      const source = sourceFor(specifier, context.parentURL);
      if (source === null) throw error;
      return next(source, context);
    }
  },
  load(url, context, next) {
    const relative = url.startsWith("file:") ? path.relative(root, fileURLToPath(url)) : "..";
    const isImported = context.conditions.includes("import");
    if (isImported && relative.endsWith(".json") && !relative.includes("node_modules"))
      return jsonModule(fileURLToPath(url));
    const isOurs = !relative.startsWith("..") && !relative.includes("node_modules") && /\.[cm]?[jt]sx?$/.test(relative);
    if (!isOurs && url !== workload) return next(url, context);
    const isTyped = /\.([cm]?ts|tsx|jsx)$/.test(relative);
    const loaded = isTyped ? { format: modules, source: readFileSync(fileURLToPath(url), "utf8") } : next(url, context);
    const text = String(loaded.source ?? readFileSync(fileURLToPath(url), "utf8"));
    const isInside = isOurs && include.test(relative) && exclude?.test(relative) !== true;
    // Whoever runs the package is recorded too, so that what its functions call isn't laid to the package.
    const name = isInside ? relative : `${outside}${relative}`;
    const isRecorded = process.env.RECORD_OFF === undefined && (isInside || isOurs || url === workload);
    const source = transpile(isRecorded ? instrument(text, name, recorder) : text, relative, modules);
    return { ...loaded, format: loaded.format ?? formatOf(text), source, shortCircuit: true };
  },
});

/** `./x.js` or `./x` where only `x.ts` exists. */
function sourceFor(specifier: string, parent: string | undefined): string | null {
  if (!/^\.\.?(\/|$)/.test(specifier) || parent === undefined) return null;
  const base = path.resolve(path.dirname(fileURLToPath(parent)), specifier.replace(/\.[cm]?js$/, ""));
  const found = [".ts", ".tsx", ".mts", ".js", "/index.ts", "/index.tsx"]
    .map((ending) => base + ending)
    .find(existsSync);
  return found ?? null;
}

/** What a package that doesn't say its kind of modules uses. */
function formatOf(text: string): "module" | "commonjs" {
  return /\brequire\s*\(|\bmodule\.exports\b/.test(text) && !/^(import|export)\b/m.test(text) ? "commonjs" : "module";
}

/** JSON imported without saying so, as bundlers allow. */
function jsonModule(file: string) {
  const text = readFileSync(file, "utf8");
  return { format: "module", source: `export default ${text}`, shortCircuit: true };
}

process.on("exit", () => {
  const output = process.env.RECORD_OUTPUT;
  if (output !== undefined) writeFileSync(output, JSON.stringify(recorder.recording()));
});
