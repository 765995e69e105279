import type { EngineEvent } from "#contract/events.ts";
import type { Answer, RequestName } from "#contract/requests.ts";

/** What the shell sends to the engine's process. */
export type ToEngine =
  | { readonly kind: "ask"; readonly id: number; readonly name: RequestName; readonly args: readonly unknown[] }
  /** Finish writing and end. */
  | { readonly kind: "close" };

/** What the engine's process sends back. */
export type FromEngine =
  | { readonly kind: "answer"; readonly id: number; readonly answer: Answer<unknown> }
  | { readonly kind: "event"; readonly event: EngineEvent };

/** The shell's end of a process that runs the engine: a utility process, or a child of another Node. */
export interface EnginePort {
  post(message: ToEngine): void;
  onMessage(listener: (message: FromEngine) => void): void;
  /** Called once; the code is null when a signal ended the process or it never started. */
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}
