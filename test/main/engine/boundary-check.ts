import type { EngineEvent } from "#contract/events.ts";
import { connectEngine } from "../../../main/engine/connect-engine.ts";
import type { EnginePort } from "../../../main/engine/engine-port.ts";

/**
 * Sends every kind of message through a port to `engine-process` and answers what came back. The same for each way in which
 * the process can be started, so that both ways are held to the same behaviour.
 */
export async function boundaryCheck(start: () => EnginePort) {
  const events: EngineEvent[] = [];
  const first = connectEngine(start(), (event) => events.push(event));
  const ask = first.ask as (name: string, ...args: readonly unknown[]) => Promise<unknown>;
  const echoed = await ask("flow", 2n ** 70n, Float64Array.of(0.5, 2), { deep: [null, "é"] });
  const failed = await ask("runs");
  await ask("notes");
  const died = await ask("deleteNote", "x");
  const after = await ask("flow");
  const second = connectEngine(start(), (event) => events.push(event));
  await second.close(20_000);
  return { echoed, failed, died, after, events, closed: second.hasStopped() };
}

/** What `boundaryCheck` answers when the boundary holds. */
export const soundBoundary = {
  echoed: {
    ok: true,
    value: {
      name: "flow",
      args: [2n ** 70n, Float64Array.of(0.5, 2), { deep: [null, "é"] }],
      types: ["[object BigInt]", "[object Float64Array]", "[object Object]"],
    },
  },
  failed: {
    ok: false,
    problem: { text: "The engine failed: a fault inside.", hint: "Please report this, with what you did before." },
  },
  died: {
    ok: false,
    problem: {
      text: "The engine stopped (exit code 9).",
      hint: "Open the project again to restart it. Nothing that was saved is lost.",
    },
  },
  after: {
    ok: false,
    problem: {
      text: "The engine stopped (exit code 9).",
      hint: "Open the project again to restart it. Nothing that was saved is lost.",
    },
  },
  events: [
    { kind: "changed", what: "notes" },
    {
      kind: "stopped",
      problem: {
        text: "The engine stopped (exit code 9).",
        hint: "Open the project again to restart it. Nothing that was saved is lost.",
      },
    },
  ],
  closed: true,
};
