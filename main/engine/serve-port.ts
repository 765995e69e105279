import type { EngineEvent } from "#contract/events.ts";
import type { Answer, RequestName } from "#contract/requests.ts";
import type { FromEngine, ToEngine } from "./engine-port.ts";

/** The engine's own end of the process boundary. */
export interface ShellPort {
  post(message: FromEngine): void;
  onMessage(listener: (message: ToEngine) => void): void;
  /** Called when the shell has gone without a word. */
  onGone(listener: () => void): void;
}

/** What is served: `createEngine` of the project layer, or a stand-in of a test of this boundary. */
export interface PortEngine {
  handle(name: RequestName, args: never): Promise<Answer<unknown>>;
  close(): Promise<void>;
}

/** Answers what comes through the port until the shell closes it or goes away; then calls `ended`. */
export function servePort(
  port: ShellPort,
  start: (emit: (event: EngineEvent) => void) => PortEngine,
  ended: () => void,
): void {
  const engine = start((event) => port.post({ kind: "event", event }));
  let isClosing = false;
  const close = () => {
    if (isClosing) return;
    isClosing = true;
    void engine.close().finally(ended);
  };
  port.onGone(close);
  port.onMessage(async (message) => {
    if (message.kind === "close") return close();
    const answer = await engine.handle(message.name, message.args as never).catch(failure);
    port.post({ kind: "answer", id: message.id, answer });
  });
}

/** `handle` answers refusals itself; what it throws is a fault of the program. */
function failure(error: unknown): Answer<never> {
  const text = error instanceof Error ? error.message : String(error);
  return {
    ok: false,
    problem: { text: `The engine failed: ${text}.`, hint: "Please report this, with what you did before." },
  };
}
