import { onTestFinished } from "vitest";
import type { EngineEvent } from "#contract/events.ts";
import type { EngineRequests, RequestName } from "#contract/requests.ts";
import type { Problem } from "#model/problem.ts";
import { createEngine } from "#project/create-engine.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export interface RunningEngine {
  readonly events: readonly EngineEvent[];
  /** The answer to a request; throws what was refused. */
  ask<N extends RequestName>(name: N, ...args: Parameters<EngineRequests[N]>): Promise<ReturnType<EngineRequests[N]>>;
  /** The problem with which a request is refused; throws when it is answered. */
  refusal<N extends RequestName>(name: N, ...args: Parameters<EngineRequests[N]>): Promise<Problem>;
  /** Settles with the first event of this kind, also one that came before. */
  event<K extends EngineEvent["kind"]>(kind: K): Promise<Extract<EngineEvent, { kind: K }>>;
}

/** A real engine with a data folder of its own, closed after the test. */
export function runningEngine(): RunningEngine {
  const events: EngineEvent[] = [];
  const waiting = new Set<() => void>();
  const engine = createEngine({
    dataFolder: temporaryFolder(),
    emit(event) {
      events.push(event);
      for (const look of waiting) look();
    },
  });
  onTestFinished(() => engine.close());
  return {
    events,
    async ask(name, ...args) {
      const answer = await engine.handle(name, args);
      if (!answer.ok) throw new Error(`${name} was refused: ${answer.problem.text} ${answer.problem.hint}`);
      return answer.value;
    },
    async refusal(name, ...args) {
      const answer = await engine.handle(name, args);
      if (answer.ok) throw new Error(`${name} was answered`);
      return answer.problem;
    },
    event(kind) {
      return new Promise((done) => {
        const look = () => {
          const found = events.find((event) => event.kind === kind);
          if (found === undefined) return;
          waiting.delete(look);
          done(found as never);
        };
        waiting.add(look);
        look();
      });
    },
  };
}

/** An engine with a project that is indexed. */
export async function openedEngine(folder: string): Promise<RunningEngine> {
  const engine = runningEngine();
  await engine.ask("openProject", folder);
  await engine.event("indexed");
  return engine;
}
