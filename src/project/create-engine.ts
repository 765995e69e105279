import type { EngineEvent } from "#contract/events.ts";
import type { Answer, EngineRequests, RequestName } from "#contract/requests.ts";
import { asProblem } from "./as-problem.ts";
import type { Handlers } from "./engine/handlers.ts";
import { noteRequests } from "./engine/note-requests.ts";
import { projectRequests } from "./engine/project-requests.ts";
import { runRequests } from "./engine/run-requests.ts";
import { EngineSession } from "./engine/session.ts";
import { viewRequests } from "./engine/view-requests.ts";

/** The engine behind one window. */
export interface Engine {
  /** Never rejects: what goes wrong comes back as a refusal. */
  handle<N extends RequestName>(
    name: N,
    args: Parameters<EngineRequests[N]>,
  ): Promise<Answer<ReturnType<EngineRequests[N]>>>;
  /** Ends work under way, closes the project and stops the workers. */
  close(): Promise<void>;
}

/** @param options.dataFolder where recent projects and what belongs to no project are kept */
export function createEngine(options: {
  readonly emit: (event: EngineEvent) => void;
  readonly dataFolder: string;
}): Engine {
  const session = new EngineSession(options.dataFolder, options.emit);
  const handlers: Handlers = {
    ...projectRequests(session),
    ...runRequests(session),
    ...viewRequests(session),
    ...noteRequests(session),
  };
  return {
    async handle(name, args) {
      try {
        const handler = handlers[name] as (...args: unknown[]) => unknown;
        return { ok: true, value: (await handler(...args)) as never };
      } catch (error) {
        return { ok: false, problem: asProblem(error) };
      }
    },
    close: () => session.close(),
  };
}
