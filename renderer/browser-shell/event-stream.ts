import type { EngineEvent } from "#contract/events.ts";
import { fromWire } from "#contract/wire.ts";

/** Listens to the server from now on; events that come before the first listener wait for it. */
export function eventStream(address: string): (listener: (event: EngineEvent) => void) => () => void {
  const listeners = new Set<(event: EngineEvent) => void>();
  const waiting: EngineEvent[] = [];
  const tell = (event: EngineEvent) => {
    if (listeners.size === 0) waiting.push(event);
    for (const listener of listeners) listener(event);
  };
  const source = new EventSource(address);
  source.onmessage = (message) => tell(fromWire(message.data) as EngineEvent);
  source.onerror = () => {
    source.close();
    tell({ kind: "stopped", problem: serverGone });
  };
  // A page that is left ends its stream on purpose.
  addEventListener("pagehide", () => source.close());
  return (listener) => {
    listeners.add(listener);
    for (const event of waiting.splice(0)) listener(event);
    return () => listeners.delete(listener);
  };
}

const serverGone = {
  text: "The server of this window has ended.",
  hint: "Start it again with `callsketch serve` and open the new address. Nothing that was saved is lost.",
};
