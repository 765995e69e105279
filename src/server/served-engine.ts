import type { EngineEvent } from "#contract/events.ts";
import type { Answer, EngineRequests, RequestName } from "#contract/requests.ts";

/** The engine as a server needs it: what `createEngine` of the project layer gives. */
export interface ServedEngine {
  handle<N extends RequestName>(
    name: N,
    args: Parameters<EngineRequests[N]>,
  ): Promise<Answer<ReturnType<EngineRequests[N]>>>;
  close(): Promise<void>;
}

/** Makes the engine of one window; its events go to that window alone. */
export type StartEngine = (emit: (event: EngineEvent) => void) => ServedEngine;
