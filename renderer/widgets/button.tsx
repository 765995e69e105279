import { Tooltip } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { floatingRoot } from "./floating-root.ts";

interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: "plain" | "primary" | "quiet" | "link";
}

/** A button with a verb on it. */
export function Button({ look = "plain", className = "", type = "button", ...rest }: ButtonProps) {
  return <button type={type} className={`button ${look} ${className}`} {...rest} />;
}

interface IconButtonProps extends ComponentProps<"button"> {
  /** What it does, for the tooltip and for screen readers. */
  readonly label: string;
  /** The keys that do the same, as people write them. */
  readonly keys?: string | undefined;
}

/** A button of one icon, named by its tooltip. */
export function IconButton({ label, keys, className = "", ...rest }: IconButtonProps) {
  return (
    <Hint text={keys === undefined ? label : `${label} (${keys})`}>
      <button type="button" className={`icon-button ${className}`} aria-label={label} {...rest} />
    </Hint>
  );
}

/** Shows a few words when somebody points at its child or tabs to it. */
export function Hint({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal container={floatingRoot()}>
        <Tooltip.Content className="tooltip" sideOffset={6} collisionPadding={8}>
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
