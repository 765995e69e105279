import { Check, ChevronDown, type LucideIcon } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { floatingRoot } from "./floating-root.ts";

interface PickerProps {
  /** What is chosen here, for screen readers: `Run`. */
  readonly name: string;
  readonly shown: ReactNode;
  readonly children: ReactNode;
  readonly testId: string;
  readonly className?: string;
}

/** A button that shows what is chosen and opens a menu of what can be. */
export function Picker({ name, shown, children, testId, className = "" }: PickerProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <button type="button" className={`picker ${className}`} data-testid={testId} onClick={openByClick}>
          <span className="visually-hidden">{name}: </span>
          {shown}
          <ChevronDown className="chevron" aria-hidden />
        </button>
      </DropdownMenu.Trigger>
      <MenuContent>{children}</MenuContent>
    </DropdownMenu.Root>
  );
}

/** Radix opens on pointer down; a click without one, as from a key command, opens too. */
function openByClick(event: React.MouseEvent<HTMLButtonElement>): void {
  const button = event.currentTarget;
  if (event.detail === 0 && button.dataset.state === "closed" && !event.nativeEvent.isTrusted)
    button.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
}

/** The floating part of a menu. */
export function MenuContent({
  children,
  align = "start",
}: {
  readonly children: ReactNode;
  readonly align?: "start" | "end";
}) {
  return (
    <DropdownMenu.Portal container={floatingRoot()}>
      <DropdownMenu.Content className="menu scrolls" align={align} sideOffset={4} collisionPadding={8} loop>
        {children}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  );
}

interface MenuItemProps {
  readonly icon?: LucideIcon | undefined;
  readonly end?: ReactNode;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
  readonly testId?: string;
}

/** Something to do, with its keys or a number at the end. */
export function MenuItem({ icon: Icon, end, disabled = false, onSelect, children, testId }: MenuItemProps) {
  return (
    <DropdownMenu.Item className="menu-item" disabled={disabled} onSelect={onSelect} data-testid={testId}>
      {Icon !== undefined && <Icon aria-hidden />}
      <span className="elide">{children}</span>
      {end != null && <span className="end">{end}</span>}
    </DropdownMenu.Item>
  );
}

interface MenuChoiceProps {
  readonly chosen: boolean;
  /** True where several may be chosen one after the other. */
  readonly staysOpen?: boolean;
  readonly end?: ReactNode;
  readonly onSelect: () => void;
  readonly children: ReactNode;
  readonly testId?: string;
}

/** One of several, with a tick on the chosen one. */
export function MenuChoice({ chosen, staysOpen = false, end, onSelect, children, testId }: MenuChoiceProps) {
  return (
    <DropdownMenu.CheckboxItem
      className="menu-item"
      checked={chosen}
      onSelect={(event) => {
        if (staysOpen) event.preventDefault();
        onSelect();
      }}
      data-testid={testId}
    >
      <span className="mark">{chosen && <Check aria-hidden />}</span>
      <span className="elide">{children}</span>
      {end != null && <span className="end">{end}</span>}
    </DropdownMenu.CheckboxItem>
  );
}

/** A heading inside a menu. */
export function MenuTitle({ children }: { readonly children: ReactNode }) {
  return <DropdownMenu.Label className="menu-title">{children}</DropdownMenu.Label>;
}

/** A line between groups of items. */
export function MenuLine() {
  return <DropdownMenu.Separator className="menu-line" />;
}
