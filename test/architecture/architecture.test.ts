import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (name: string) => readFileSync(join(root, name), "utf8");
/** What Git would keep, so that neither builds nor a person's scratch files are judged. */
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((name) => name !== "" && existsSync(join(root, name)));
const sources = files.filter((name) => /^(src|main|renderer)\/.*\.tsx?$/.test(name));
const written = files.filter(
  (name) =>
    !name.includes("/fixtures/") &&
    /\.(tsx?|cjs|mjs|css|md|sql|json|html|py|yml)$|\.ci\/run$/.test(name) &&
    name !== "package-lock.json",
);

/** Files with a match, so that a failure names them. */
const withMatch = (names: readonly string[], pattern: RegExp) => names.filter((name) => pattern.test(read(name)));

describe("the map of the code", () => {
  it("names only paths that exist", () => {
    const named = [
      ...read("src/ARCHITECTURE.md").matchAll(/`((?:src|main|renderer|test|examples|docs)\/[\w./-]*)`/g),
    ].map(([, path]) => path as string);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it("names every folder of the engine", () => {
    const folders = new Set(
      sources.filter((name) => name.startsWith("src/")).map((name) => name.split("/").slice(0, 2).join("/")),
    );
    const text = read("src/ARCHITECTURE.md");
    expect([...folders].filter((folder) => !folder.endsWith(".ts") && !text.includes(`\`${folder}/\``))).toEqual([]);
  });
});

describe("sources", () => {
  it("are named in kebab-case after what they hold, never after nothing", () => {
    expect(sources.filter((name) => !/^[a-z0-9-]+(\.d)?\.tsx?$/.test(basename(name)))).toEqual([]);
    expect(sources.filter((name) => /\b(utils?|helpers?|common|manager|service|misc)\b/.test(name))).toEqual([]);
  });

  it("stay below 300 lines a file", () => {
    expect(sources.filter((name) => read(name).split("\n").length > 301)).toEqual([]);
  });

  it("export by name, and no folder hides behind an index, a profile format's own aside", () => {
    expect(withMatch(sources, /^export default/m)).toEqual([]);
    const indexes = sources.filter((name) => /\/index\.tsx?$/.test(name) && !name.startsWith("src/profiles/"));
    expect(withMatch(indexes, /^export (\*|\{[^}]*\} from)/m)).toEqual([]);
  });

  it("hear the window's messages in one place, and ask the shell in one", () => {
    expect(withMatch(sources, /\bipcMain\b/)).toEqual(["main/handlers/register.ts"]);
    const askers = withMatch(sources, /\bwindow\.callsketch\b|globalThis\.callsketch/).filter((name) =>
      name.startsWith("renderer/"),
    );
    expect(askers.filter((name) => !/^renderer\/(engine|browser-shell)\//.test(name))).toEqual([]);
  });

  it("never make HTML out of text, and never start a shell", () => {
    expect(
      withMatch(sources, /dangerouslySetInnerHTML|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write\b/),
    ).toEqual([]);
    expect(withMatch(sources, /shell: true|\bexecSync\(|(?<!\.)\bexec\(["'`]/)).toEqual([]);
  });

  it("reach no other machine", () => {
    const calls = /fetch\((["'`])https?:|from "node:(https|dgram|dns)"/;
    expect(withMatch(sources, calls)).toEqual([]);
  });
});

describe("the repository", () => {
  it("speaks of the product alone, and holds no promises", () => {
    const words = new RegExp(
      [
        "TO" + "DO",
        "FIX" + "ME",
        "coming " + "soon",
        "lorem " + "ipsum",
        "Clau" + "de",
        "Anth" + "ropic",
        "Chat" + "GPT",
      ].join("|"),
    );
    expect(withMatch(written, words)).toEqual([]);
  });

  it("names no place of one machine, the two that look for shared fixtures aside", () => {
    const place = new RegExp(["/wo" + "rk/", "\\.\\./sha" + "red\\b"].join("|"));
    const allowed = ["test/helpers/shared-fixtures.ts", ".ci/run"];
    expect(withMatch(written, place).filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it("carries the licences of what it ships", () => {
    const check = () =>
      execFileSync(process.execPath, ["test/tooling/make-notice.ts", "--check"], { cwd: root, stdio: "pipe" });
    expect(check).not.toThrow();
  });
});
