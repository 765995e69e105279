import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { matchReport, matchRun } from "#project/match-run.ts";
import { pathMappings, setPathMappings } from "#project/path-mappings.ts";
import { cprofileOf, imported, indexedProject } from "../../helpers/profiled-project.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const app = "def work():\n    return 1\n\ndef main():\n    return [work() for _ in range(10)]\n\nmain()\n";

it("shares out time and calls: what is in the project, in libraries, and nowhere", async () => {
  const project = await indexedProject({ "app.py": app });
  const run = await imported(project, "run.prof", cprofileOf(project, "app.py"));
  const { calls, ...time } = matchReport(project, run.id);
  expect(time.project! + time.external! + time.unmatched!).toBeCloseTo(1, 9);
  // 10 of work, one each of main and the module; exec and cProfile's own disable; a comprehension is a call of Python 3.11.
  const inProject = calls!.project! * (1 / calls!.external!);
  expect(calls!.project! + calls!.external! + calls!.unmatched!).toBeCloseTo(1, 9);
  expect(inProject).toBeGreaterThan(5);
  expect(calls!.matchedInIndexedFiles).toBe(1);
  const sampled = await imported(project, "run.txt", "main (app.py:5);work (app.py:2) 3\n");
  expect(matchReport(project, sampled.id).calls).toBeNull();
});

it("names libraries by package and version: from the path, the package on this machine, or unknown", async () => {
  const project = await indexedProject({ "app.py": app });
  const elsewhere = temporaryFolder();
  const site = join(elsewhere, "lib/python3.11/site-packages");
  mkdirSync(join(site, "Some_Package-2.1.dist-info"), { recursive: true });
  mkdirSync(join(site, "some_package"), { recursive: true });
  mkdirSync(join(elsewhere, "node_modules/@scope/name"), { recursive: true });
  writeFileSync(join(elsewhere, "node_modules/@scope/name/package.json"), '{ "version": "3.0.1" }');
  const stacks = [
    "main (app.py:5) 10",
    `f (${site}/some_package/mod.py:3) 40`,
    `g (${site}/gone.py:3) 5`,
    "h (/usr/lib/python3.11/json/decoder.py:3) 20",
    `i (${elsewhere}/node_modules/@scope/name/index.js:3) 15`,
    "j (/x/node_modules/.pnpm/left@1.4.0/node_modules/left/index.js:1) 8",
    "k (/nowhere/lib/python3.12/site-packages/far/a.py:1) 2",
  ];
  const run = await imported(project, "run.txt", `${stacks.join("\n")}\n`);
  const { libraries, project: own } = matchReport(project, run.id);
  expect(own).toBeCloseTo(0.1, 9);
  expect(libraries.map(({ name, version, self }) => [name, version, Math.round(self! * 100)])).toEqual([
    ["some_package", "2.1", 40],
    ["Python standard library", "3.11", 20],
    ["@scope/name", "3.0.1", 15],
    ["left", "1.4.0", 8],
    ["gone", null, 5],
    ["far", null, 2],
  ]);
});

it("lists the heaviest frames without a function with the reason of each", async () => {
  const project = await indexedProject({ "app.py": app });
  const run = await imported(
    project,
    "run.txt",
    "lost (/srv/other/file.py:9) 7\nnone (app.py:2) 2\nmain (app.py:5) 1\n",
  );
  expect(matchReport(project, run.id).heaviestUnmatched).toEqual([
    {
      name: "lost",
      file: "/srv/other/file.py",
      line: 9,
      self: 7,
      calls: null,
      reason: "its file is neither in the project nor in a library that is recognised",
    },
    { name: "none", file: "app.py", line: 2, self: 2, calls: null, reason: "app.py has no function none" },
  ]);
});

it("matches every run anew when a person says what a recorded path is, and remembers it", async () => {
  const project = await indexedProject({ "one/app.py": app, "two/app.py": app });
  const run = await imported(project, "run.txt", "main (/build/x/app.py:5);work (/build/x/app.py:2) 3\n");
  expect(
    matchRun(project, run.id)
      .byThread.flat()
      .map(({ kind }) => kind),
  ).toEqual(["tie", "tie"]);
  setPathMappings(project, [{ from: "/build/x", to: join(project.folder, "two") }]);
  expect(
    matchRun(project, run.id)
      .byThread.flat()
      .map(({ functionId }) => functionId),
  ).toEqual(["two/app.py#main", "two/app.py#work"]);
  expect(pathMappings(project)).toEqual([{ from: "/build/x/", to: "two/" }]);
  expect(matchReport(project, run.id).mappings).toEqual([{ from: "/build/x/", to: "two/" }]);
  setPathMappings(project, []);
  expect(
    matchRun(project, run.id)
      .byThread.flat()
      .map(({ kind }) => kind),
  ).toEqual(["tie", "tie"]);
});

it("refuses two mappings of one prefix, with what is wrong", async () => {
  const project = await indexedProject({ "app.py": app });
  const twice = [
    { from: "/a", to: "x" },
    { from: "/a/", to: "y" },
  ];
  expect(() => setPathMappings(project, twice)).toThrow("/a/ is mapped twice.");
  expect(pathMappings(project)).toEqual([]);
});
