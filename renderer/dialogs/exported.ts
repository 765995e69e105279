import type { EngineRequests } from "#contract/requests.ts";

/** A file's content as the engine made it. */
export type Exported = ReturnType<EngineRequests["exportFlow"]>;
