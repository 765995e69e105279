import type { Answer, EngineRequests, RequestName } from "#contract/requests.ts";
import { beginWork } from "./activity.ts";
import { shell } from "./shell.ts";

/** Requests that run for as long as a person's program: the window is idle meanwhile. */
const longRunning: ReadonlySet<RequestName> = new Set(["record", "rerun"]);

/** Asks the engine. A refusal, also one of the connection, comes back as data; it never throws. */
export async function ask<N extends RequestName>(
  name: N,
  ...args: Parameters<EngineRequests[N]>
): Promise<Answer<ReturnType<EngineRequests[N]>>> {
  const end = longRunning.has(name) ? () => {} : beginWork(name);
  try {
    return await shell().ask(name, ...args);
  } catch (error) {
    const text = `The engine could not be asked: ${error instanceof Error ? error.message : String(error)}`;
    return { ok: false, problem: { text, hint: "Open the project again to restart it." } };
  } finally {
    setTimeout(end); // after the state that follows from the answer was set
  }
}
