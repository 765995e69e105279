import { Ellipsis } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { setTheme } from "../app/actions/frame.ts";
import { allCommands, isEnabled, runCommand } from "../app/commands/all-commands.ts";
import type { Theme } from "../app/state/frame.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { IconButton } from "../widgets/button.tsx";
import { keysOf } from "../widgets/key-hint.tsx";
import { MenuChoice, MenuContent, MenuItem, MenuLine, MenuTitle } from "../widgets/menu.tsx";

const offered = ["back", "forward", "export", "save-board", "copy-ascii", "import", "undo", "redo", "palette", "keys"];
const themes: readonly Theme[] = ["system", "light", "dark"];

/** Actions that have no place of their own in the bar, or lose it in a narrow window, and the theme. */
export function MoreMenu() {
  const theme = useStore((state) => state.theme);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton label={texts.topBar.more} data-testid="more">
          <Ellipsis aria-hidden />
        </IconButton>
      </DropdownMenu.Trigger>
      <MenuContent align="end">
        {offered.map((id) => (
          <CommandItem key={id} id={id} />
        ))}
        <MenuLine />
        <MenuTitle>{texts.theme.title}</MenuTitle>
        {themes.map((candidate) => (
          <MenuChoice
            key={candidate}
            chosen={candidate === theme}
            onSelect={() => setTheme(candidate)}
            testId={`theme-${candidate}`}
          >
            {texts.theme[candidate]}
          </MenuChoice>
        ))}
      </MenuContent>
    </DropdownMenu.Root>
  );
}

/** A command as a menu item, with its keys. */
export function CommandItem({ id }: { readonly id: string }) {
  const command = allCommands.find((candidate) => candidate.id === id);
  if (command === undefined) return null;
  return (
    <MenuItem disabled={!isEnabled(command)} end={keysOf(id)} onSelect={() => runCommand(id)} testId={`menu-${id}`}>
      {command.title}
    </MenuItem>
  );
}
