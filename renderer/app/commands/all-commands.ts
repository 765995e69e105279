import { get } from "../store.ts";
import { callCommands } from "./call-commands.ts";
import type { Command } from "./command.ts";
import { functionCommands } from "./function-commands.ts";
import { partCommands } from "./part-commands.ts";
import { runCommands } from "./run-commands.ts";
import { trailCommands } from "./trail-commands.ts";
import { viewCommands } from "./view-commands.ts";
import { windowCommands } from "./window-commands.ts";

/** Every action of the window, in the order of the palette. */
export const allCommands: readonly Command[] = [
  ...windowCommands,
  ...viewCommands,
  ...functionCommands,
  ...callCommands,
  ...trailCommands,
  ...runCommands,
  ...partCommands,
];

/** True when a command would do something now. */
export function isEnabled(command: Command): boolean {
  return command.isEnabled?.(get()) ?? true;
}

/** Does what a command says; nothing when it isn't possible now or isn't known. */
export function runCommand(id: string): void {
  const command = allCommands.find((candidate) => candidate.id === id);
  if (command !== undefined && isEnabled(command)) command.run();
}
