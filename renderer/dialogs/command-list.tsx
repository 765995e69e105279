import { Command } from "cmdk";
import { Dialog } from "radix-ui";
import { type ReactNode, useEffect, useState } from "react";
import { set } from "../app/store.ts";

interface CommandListProps {
  /** What is looked for, for screen readers and as the grey text. */
  readonly label: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** False when the children are already the matches. */
  readonly filters: boolean;
  /** The value of the best match, which Enter takes, where the children are already the matches. */
  readonly best?: string | undefined;
  /** Answers Enter itself and says true, where what is shown lags behind the letters. */
  readonly onEnter?: (() => boolean) | undefined;
  readonly none: string;
  readonly testId: string;
  readonly children: ReactNode;
}

/** A search field with its matches below, above the window: the palette, and the way to a function. */
export function CommandList({
  label,
  query,
  onQuery,
  filters,
  best,
  onEnter,
  none,
  testId,
  children,
}: CommandListProps) {
  const [chosen, setChosen] = useState(best ?? "");
  // Matches may come later than the letters; the choice follows them.
  useEffect(() => {
    if (best !== undefined) setChosen(best);
  }, [best]);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && set({ dialog: null })}>
      <Dialog.Portal>
        <div className="scrim light" aria-hidden />
        <Dialog.Content className="command-list" data-testid={testId} aria-describedby={undefined}>
          <Dialog.Title className="visually-hidden">{label}</Dialog.Title>
          <Command
            label={label}
            shouldFilter={filters}
            value={chosen}
            onValueChange={setChosen}
            onKeyDown={(event) => {
              if (event.key === "Enter" && onEnter?.() === true) event.preventDefault();
            }}
            loop
          >
            <Command.Input
              className="command-input"
              placeholder={label}
              value={query}
              onValueChange={onQuery}
              data-testid={`${testId}-input`}
            />
            <Command.List className="command-items scrolls" label={label}>
              <Command.Empty className="command-none">{none}</Command.Empty>
              {children}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
