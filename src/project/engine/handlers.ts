import type { EngineRequests, RequestName } from "#contract/requests.ts";

/** How the engine answers each request. A problem is thrown; `createEngine` makes a refusal of it. */
export type Handlers = {
  readonly [N in RequestName]: (
    ...args: Parameters<EngineRequests[N]>
  ) => ReturnType<EngineRequests[N]> | Promise<ReturnType<EngineRequests[N]>>;
};
