import type { EngineEvent } from "#contract/events.ts";
import { childPort } from "./child-port.ts";
import { connectEngine, type EngineConnection } from "./connect-engine.ts";
import { utilityPort } from "./utility-port.ts";

/**
 * Starts an engine: a utility process of this Electron, or, when `CALLSKETCH_ENGINE_NODE` names an executable, a child of
 * that Node. Nothing else differs.
 */
export function startEngine(entry: string, emit: (event: EngineEvent) => void): EngineConnection {
  const otherNode = process.env.CALLSKETCH_ENGINE_NODE;
  const port = otherNode === undefined || otherNode === "" ? utilityPort(entry) : childPort(otherNode, entry);
  return connectEngine(port, emit);
}
