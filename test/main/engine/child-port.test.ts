import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { childPort } from "../../../main/engine/child-port.ts";
import { connectEngine } from "../../../main/engine/connect-engine.ts";
import { boundaryCheck, soundBoundary } from "./boundary-check.ts";

const entry = fileURLToPath(new URL("./engine-process.ts", import.meta.url));

describe("an engine that is a child of another Node", () => {
  it("answers, reports, fails and dies as every engine does", async () => {
    expect(await boundaryCheck(() => childPort(process.execPath, entry))).toEqual(soundBoundary);
  });

  it("refuses every question when the executable isn't there", async () => {
    const { ask } = connectEngine(childPort("/nothing/node", entry), () => {});
    expect(await ask("runs")).toMatchObject({ ok: false, problem: { text: "The engine stopped." } });
  });
});
