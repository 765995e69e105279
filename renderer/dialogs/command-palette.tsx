import { Command } from "cmdk";
import { useState } from "react";
import { allCommands, isEnabled } from "../app/commands/all-commands.ts";
import type { CommandGroup } from "../app/commands/command.ts";
import { namedPartCommands } from "../app/commands/part-commands.ts";
import { presetCommands } from "../app/commands/preset-commands.ts";
import { get, set } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { KeyHint } from "../widgets/key-hint.tsx";
import { CommandList } from "./command-list.tsx";

/** Every action that is possible now, by name. */
export function CommandPalette() {
  const [query, setQuery] = useState("");
  const [possible] = useState(() =>
    [...allCommands, ...presetCommands(get()), ...namedPartCommands(get())].filter(
      (command) => command.id !== "palette" && isEnabled(command),
    ),
  );
  const groups = [...new Set(possible.map(({ group }) => group))];
  return (
    <CommandList
      label={texts.palette.label}
      query={query}
      onQuery={setQuery}
      filters
      none={texts.palette.none}
      testId="palette"
    >
      {groups.map((group) => (
        <Command.Group key={group} heading={texts.commands.groups[group]} className="command-group">
          {inGroup(possible, group).map(({ id, title, run }) => (
            <Command.Item
              key={id}
              value={`${title} ${texts.commands.groups[group]}`}
              className="command-item"
              data-testid={`command-${id}`}
              onSelect={() => {
                set({ dialog: null });
                setTimeout(run); // after the dialog has given the keyboard back
              }}
            >
              <span className="elide">{title}</span>
              <KeyHint command={id} />
            </Command.Item>
          ))}
        </Command.Group>
      ))}
    </CommandList>
  );
}

function inGroup(commands: typeof allCommands, group: CommandGroup): typeof allCommands {
  return commands.filter((command) => command.group === group);
}
