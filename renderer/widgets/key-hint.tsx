import { allCommands } from "../app/commands/all-commands.ts";
import { keyLabel } from "../app/keys.ts";

/** The keys of a command as people write them; nothing when it has none. */
export function keysOf(commandId: string): string | undefined {
  const keys = allCommands.find(({ id }) => id === commandId)?.keys?.[0];
  return keys === undefined ? undefined : keyLabel(keys);
}

/** The keys of a command as a key cap. */
export function KeyHint({ command }: { readonly command: string }) {
  const keys = keysOf(command);
  return keys === undefined ? null : <kbd className="key">{keys}</kbd>;
}
