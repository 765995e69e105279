import type { EngineEvent } from "#contract/events.ts";
import type { Answer, Ask, Refusal } from "#contract/requests.ts";
import type { EnginePort } from "./engine-port.ts";

/** A running engine as the shell sees it. */
export interface EngineConnection {
  readonly ask: Ask;
  readonly hasStopped: () => boolean;
  /** Lets the engine finish writing, then ends it; by force when it takes longer than the given milliseconds. */
  close(patience: number): Promise<void>;
}

type Settle = (answer: Answer<unknown>) => void;

/** Every ask settles exactly once, also when the engine dies before answering or before being asked. */
export function connectEngine(port: EnginePort, emit: (event: EngineEvent) => void): EngineConnection {
  const open = new Map<number, Settle>();
  let exited: () => void = () => {};
  const gone = new Promise<void>((resolve) => {
    exited = resolve;
  });
  let exit: Refusal | null = null;
  let closing = false;
  let lastId = 0;
  port.onMessage((message) => {
    if (message.kind === "event") emit(message.event);
    else take(open, message.id)?.(message.answer);
  });
  port.onExit((code) => {
    exit = engineStopped(code);
    for (const id of [...open.keys()]) take(open, id)?.(exit);
    if (!closing) emit({ kind: "stopped", problem: exit.problem });
    exited();
  });
  const ask = async (name: string, ...args: readonly unknown[]) =>
    exit ??
    new Promise<Answer<unknown>>((settle) => {
      lastId += 1;
      open.set(lastId, settle);
      port.post({ kind: "ask", id: lastId, name: name as never, args });
    });
  return {
    ask: ask as Ask,
    hasStopped: () => exit !== null,
    async close(patience) {
      if (exit !== null) return;
      closing = true;
      port.post({ kind: "close" });
      const force = setTimeout(() => port.kill(), patience);
      await gone;
      clearTimeout(force);
    },
  };
}

function engineStopped(code: number | null): Refusal {
  const how = code === null ? "" : ` (exit code ${code})`;
  return {
    ok: false,
    problem: {
      text: `The engine stopped${how}.`,
      hint: "Open the project again to restart it. Nothing that was saved is lost.",
    },
  };
}

function take<K, V>(map: Map<K, V>, key: K): V | undefined {
  const value = map.get(key);
  map.delete(key);
  return value;
}
