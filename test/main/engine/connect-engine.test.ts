import { describe, expect, it } from "vitest";
import type { EngineEvent } from "#contract/events.ts";
import { connectEngine } from "../../../main/engine/connect-engine.ts";
import type { EnginePort, FromEngine, ToEngine } from "../../../main/engine/engine-port.ts";

/** A port whose other end is the test. */
function portOfTest() {
  const sent: ToEngine[] = [];
  let hear: (message: FromEngine) => void = () => {};
  let exit: (code: number | null) => void = () => {};
  let killed = false;
  const port: EnginePort = {
    post: (message) => sent.push(message),
    onMessage: (listener) => {
      hear = listener;
    },
    onExit: (listener) => {
      exit = listener;
    },
    kill: () => {
      killed = true;
      exit(null);
    },
  };
  return {
    port,
    sent,
    hear: (message: FromEngine) => hear(message),
    exit: (code: number | null) => exit(code),
    wasKilled: () => killed,
  };
}

const value = (text: string) => ({ ok: true, value: text }) as const;

describe("a question to the engine's process", () => {
  it("gets its own answer, in whatever order answers come", async () => {
    const other = portOfTest();
    const { ask } = connectEngine(other.port, () => {});
    const both = [ask("runs"), ask("notes")];
    other.hear({ kind: "answer", id: 2, answer: value("notes") });
    other.hear({ kind: "answer", id: 1, answer: value("runs") });
    expect(await Promise.all(both)).toEqual([value("runs"), value("notes")]);
  });

  it("is refused when the engine dies before answering, and when it died before", async () => {
    const other = portOfTest();
    const { ask, hasStopped } = connectEngine(other.port, () => {});
    const open = ask("runs");
    expect(hasStopped()).toBe(false);
    other.exit(7);
    const refusal = { ok: false, problem: { text: "The engine stopped (exit code 7)." } };
    expect(await open).toMatchObject(refusal);
    expect(await ask("runs")).toMatchObject(refusal);
    expect(hasStopped()).toBe(true);
  });

  it("settles once, also when an answer comes twice or belongs to nobody", async () => {
    const other = portOfTest();
    const { ask } = connectEngine(other.port, () => {});
    const open = ask("runs");
    for (const text of ["first", "second"]) other.hear({ kind: "answer", id: 1, answer: value(text) });
    other.hear({ kind: "answer", id: 99, answer: value("nobody's") });
    expect(await open).toEqual(value("first"));
  });
});

describe("the end of the engine's process", () => {
  it("is told to the window when nobody asked for it", () => {
    const other = portOfTest();
    const events: EngineEvent[] = [];
    connectEngine(other.port, (event) => events.push(event));
    other.exit(null);
    expect(events).toEqual([{ kind: "stopped", problem: expect.objectContaining({ text: "The engine stopped." }) }]);
  });

  it("is silent when it was asked for, and waits for what is being written", async () => {
    const other = portOfTest();
    const events: EngineEvent[] = [];
    const { close } = connectEngine(other.port, (event) => events.push(event));
    const closed = close(60_000);
    expect(other.sent).toEqual([{ kind: "close" }]);
    other.exit(0);
    await closed;
    expect(events).toEqual([]);
    expect(other.wasKilled()).toBe(false);
  });

  it("comes by force when the engine doesn't heed the request", async () => {
    const other = portOfTest();
    const { close } = connectEngine(other.port, () => {});
    await close(10);
    expect(other.wasKilled()).toBe(true);
  });
});
