import type { ServerResponse } from "node:http";
import type { EngineEvent } from "#contract/events.ts";
import { toWire } from "#contract/wire.ts";
import type { ServedEngine, StartEngine } from "./served-engine.ts";

/** One page of the window in a browser: it has an engine of its own, so two pages can show two projects. */
export interface Session {
  readonly engine: ServedEngine;
  /** Sends events to this response until it closes; those that came before are sent first. */
  stream(response: ServerResponse): void;
}

export interface Sessions {
  /** Finds a page's session or begins it; null when too many pages are open. */
  of(windowId: string): Session | null;
  close(): Promise<void>;
}

const mostSessions = 16;
const mostWaitingEvents = 1000;

/**
 * @param patience milliseconds that a session without an event stream is kept: a page that is loaded again or a tab
 *   that was closed leaves one behind
 */
export function openSessions(start: StartEngine, patience: number): Sessions {
  const sessions = new Map<string, LiveSession>();
  const closing = new Set<Promise<void>>();
  const drop = (windowId: string) => {
    const session = sessions.get(windowId);
    if (session === undefined) return;
    sessions.delete(windowId);
    const done = session.close().finally(() => closing.delete(done));
    closing.add(done);
  };
  return {
    of(windowId) {
      const known = sessions.get(windowId);
      if (known !== undefined) return known;
      if (sessions.size >= mostSessions) return null;
      const session = liveSession(start, patience, () => drop(windowId));
      sessions.set(windowId, session);
      return session;
    },
    async close() {
      for (const windowId of [...sessions.keys()]) drop(windowId);
      await Promise.all(closing);
    },
  };
}

interface LiveSession extends Session {
  close(): Promise<void>;
}

function liveSession(start: StartEngine, patience: number, abandoned: () => void): LiveSession {
  const responses = new Set<ServerResponse>();
  const waiting: string[] = [];
  let timer = setTimeout(abandoned, patience).unref();
  const engine = start((event: EngineEvent) => {
    const line = `data: ${toWire(event)}\n\n`;
    if (responses.size === 0 && waiting.length < mostWaitingEvents) waiting.push(line);
    for (const response of responses) response.write(line);
  });
  return {
    engine,
    stream(response) {
      clearTimeout(timer);
      responses.add(response);
      response.write(": connected\n\n");
      for (const line of waiting.splice(0)) response.write(line);
      response.once("close", () => {
        responses.delete(response);
        if (responses.size === 0) timer = setTimeout(abandoned, patience).unref();
      });
    },
    async close() {
      clearTimeout(timer);
      for (const response of responses) response.end();
      await engine.close();
    },
  };
}
