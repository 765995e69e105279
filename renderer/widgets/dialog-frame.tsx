import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { set } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { IconButton } from "./button.tsx";

interface DialogFrameProps {
  readonly title: string;
  /** A sentence under the title, where one is needed. */
  readonly line?: string | undefined;
  readonly size?: "small" | "medium" | "large";
  /** False while closing would lose something. */
  readonly canClose?: boolean;
  readonly children: ReactNode;
  /** Buttons at the foot, the main one last. */
  readonly foot?: ReactNode;
  /** True for a text to read: the keyboard can scroll it. */
  readonly isText?: boolean;
  readonly testId: string;
}

/** A dialog above the window: title, content, buttons. Esc and a click beside it close it; the keyboard stays inside. */
export function DialogFrame({
  title,
  line,
  size = "medium",
  canClose = true,
  isText = false,
  children,
  foot,
  testId,
}: DialogFrameProps) {
  const close = (open: boolean): void => {
    if (!open && canClose) set({ dialog: null });
  };
  return (
    <Dialog.Root open onOpenChange={close}>
      <Dialog.Portal>
        {/* Radix's own overlay locks scrolling by an inline style sheet, which the policy bars. */}
        <div className="scrim" aria-hidden />
        <Dialog.Content
          className={`dialog ${size}`}
          data-testid={testId}
          aria-describedby={undefined}
          onOpenAutoFocus={focusContent}
        >
          <header className="dialog-head">
            <Dialog.Title className="dialog-title">{title}</Dialog.Title>
            {canClose && (
              <Dialog.Close asChild>
                <IconButton label={texts.close}>
                  <X aria-hidden />
                </IconButton>
              </Dialog.Close>
            )}
          </header>
          <div
            className="dialog-body scrolls"
            {...(isText ? { tabIndex: 0, role: "region", "aria-label": title } : {})}
          >
            {line !== undefined && <p className="muted dialog-line">{line}</p>}
            {children}
          </div>
          {foot != null && <footer className="dialog-foot">{foot}</footer>}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** The keyboard begins at the first field, or at the dialog itself, not at its close button. */
function focusContent(event: Event): void {
  const dialog = event.currentTarget;
  if (!(dialog instanceof HTMLElement)) return;
  event.preventDefault();
  const field = dialog.querySelector<HTMLElement>(
    ".dialog-body :is(input:not([type=radio]):not(:disabled), textarea, select)",
  );
  (dialog.querySelector<HTMLElement>(".dialog-body input:checked") ?? field ?? dialog).focus();
}
