/**
 * Writes THIRD-PARTY-LICENSES.txt: every package that reaches a user, as a dependency of the engine or bundled into the
 * window, with its licence; each text once. `--check` writes nothing and fails when the file isn't what it would write.
 */
import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

interface FoundPackage {
  readonly licenses: string;
  readonly repository?: string;
  readonly path: string;
  readonly licenseFile?: string;
}
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly os?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const file = join(root, "THIRD-PARTY-LICENSES.txt");
const manifestIn = (folder: string): Manifest => JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

const rule = "-".repeat(80);
const introduction = "Callsketch is made with these packages. Their licences follow the list.";

const text = notice();
if (!process.argv.includes("--check")) writeFileSync(file, text);
else if (!existsSync(file) || readFileSync(file, "utf8") !== text) {
  console.error("THIRD-PARTY-LICENSES.txt isn't current. Run `npm run notice`.");
  process.exitCode = 1;
}

function notice(): string {
  const folders = shippedFolders();
  const found = Object.values(licences()).filter((one) => folders.has(one.path));
  const rows = found.map((one) => ({ ...nameOf(one.path), ...one, text: licenceText(one) }));
  rows.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)) || (a.version < b.version ? -1 : 1));
  const list = rows.map(
    (row) => `${row.name} ${row.version}: ${row.licenses}${row.repository ? `, ${row.repository}` : ""}`,
  );
  const texts = Map.groupBy(
    rows.filter((row) => row.text !== ""),
    (row) => row.text,
  );
  const parts = [...texts].map(
    ([licence, users]) => `${rule}\n${users.map(({ name }) => name).join(", ")}\n\n${licence}`,
  );
  return `${introduction}\n\n${list.join("\n")}\n\n${parts.join("\n\n")}\n`;
}

function nameOf(folder: string): { readonly name: string; readonly version: string } {
  const { name, version } = manifestIn(folder);
  return { name, version };
}

/** What the app consists of: dependencies, what the window's sources import, and what those need in turn. */
function shippedFolders(): ReadonlySet<string> {
  const manifest = manifestIn(root);
  const waiting = [...Object.keys(manifest.dependencies ?? {}), ...importedByWindow(), "electron"].map((name) => ({
    name,
    from: root,
  }));
  const folders = new Set<string>();
  for (const { name, from } of waiting) {
    const folder = installed(name, from);
    if (folder === null || folders.has(folder)) continue;
    const found = manifestIn(folder);
    // A binary for one system only: its parent speaks for it, so that the notice is the same everywhere.
    if (found.os !== undefined || name.startsWith("@types/")) continue;
    folders.add(folder);
    // Electron's own dependencies only install it.
    const needed = name === "electron" ? {} : { ...found.peerDependencies, ...found.dependencies };
    waiting.push(...Object.keys(needed).map((next) => ({ name: next, from: folder })));
  }
  return folders;
}

function importedByWindow(): readonly string[] {
  const sources = globSync("renderer/**/*.{ts,tsx,css}", { cwd: root }).map((name) =>
    readFileSync(join(root, name), "utf8"),
  );
  const names = sources.flatMap((source) =>
    [...source.matchAll(/(?:from|import) "((?:@[^/"]+\/)?[^./"#][^/"]*)/g)].map(([, name]) => name as string),
  );
  return [...new Set(names)];
}

/** As Node finds a package: beside the one that asks, then upwards. Null for an optional one that isn't there. */
function installed(name: string, from: string): string | null {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return candidate;
    if (folder === root || dirname(folder) === folder) return null;
  }
}

function licences(): Readonly<Record<string, FoundPackage>> {
  const tool = join(root, "node_modules", ".bin", "license-checker-rseidelsohn");
  return JSON.parse(
    execFileSync(tool, ["--json", "--start", root], {
      encoding: "utf8",
      maxBuffer: 1 << 28,
      stdio: ["ignore", "pipe", "ignore"],
    }),
  );
}

function licenceText({ licenseFile }: FoundPackage): string {
  if (licenseFile === undefined || !/licen[cs]e|copying|notice/i.test(licenseFile)) return "";
  return readFileSync(licenseFile, "utf8").replaceAll("\r\n", "\n").trim();
}
