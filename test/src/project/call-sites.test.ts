import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { FunctionId } from "#model/ids.ts";
import { openedEngine } from "../../helpers/running-engine.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const id = (name: string) => `app.py#${name}` as FunctionId;

/** A method that so many classes have, and a call of it on a value of an unknown one of them. */
function shapes(classes: number): string {
  const folder = temporaryFolder();
  const kinds = Array.from(
    { length: classes },
    (_, at) => `class Kind${at}(Base):\n    def area(self):\n        return ${at}\n`,
  );
  const calls = Array.from({ length: classes }, (_, at) => `total(Kind${at}())`);
  writeFileSync(
    join(folder, "app.py"),
    `class Base:
    def area(self):
        raise NotImplementedError


${kinds.join("\n\n")}

def total(shape: Base):
    helper()
    return shape.area()


def helper():
    return 1


${calls.join("\n")}
`,
  );
  return folder;
}

it("a call that is resolved has one site with one candidate", async () => {
  const engine = await openedEngine(shapes(3));
  expect(await engine.ask("callSites", id("total"), id("helper"))).toMatchObject([
    {
      file: "app.py",
      tier: "direct",
      certainty: "certain",
      isHub: false,
      count: 1,
      candidates: [{ id: id("helper") }],
    },
  ]);
});

it("a call by dispatch tells each function that its site may reach", async () => {
  const engine = await openedEngine(shapes(3));
  const [site] = await engine.ask("callSites", id("total"), id("Kind1.area"));
  expect(site).toMatchObject({ certainty: "certain", isHub: false, count: site?.candidates.length });
  expect(site?.candidates.map((one) => one.id)).toEqual(
    expect.arrayContaining([id("Kind0.area"), id("Kind1.area"), id("Kind2.area")]),
  );
});

it("a site with too many targets to draw is told with them when it is asked for", async () => {
  const engine = await openedEngine(shapes(40));
  const details = await engine.ask("functionDetails", id("total"), null, null, null);
  expect(details.hubSites).toBe(1);
  expect(details.callees.map((call) => call.id)).not.toContain(id("Kind7.area"));
  const [hub] = await engine.ask("callSites", id("total"), null);
  expect(hub).toMatchObject({ isHub: true, count: hub?.candidates.length });
  expect(hub?.candidates.length).toBeGreaterThanOrEqual(40);
  expect(await engine.ask("callSites", id("total"), id("Kind7.area"))).toEqual([hub]);
});

it("a call that the source doesn't show has no site", async () => {
  const engine = await openedEngine(shapes(3));
  expect(await engine.ask("callSites", id("helper"), id("total"))).toEqual([]);
});

it("a note on a call is kept with the project, changed in place, and undone", async () => {
  const engine = await openedEngine(shapes(3));
  const [caller, callee] = [id("total"), id("helper")];
  const [saved] = await engine.ask("saveCallNote", caller, callee, "once");
  expect(saved).toMatchObject({ text: "once", functionId: null, call: { caller, callee }, state: "attached" });
  expect(await engine.ask("saveCallNote", caller, callee, "twice")).toMatchObject([{ id: saved?.id, text: "twice" }]);
  const scene = await engine.ask("flow", { roots: [caller], run: null }, {});
  expect(scene.edges.find((edge) => edge.callee === callee)?.note).toBe("twice");
  expect(await engine.ask("undoNotes")).toMatchObject([{ text: "once" }]);
  expect(await engine.ask("saveCallNote", caller, callee, "")).toEqual([]);
});
