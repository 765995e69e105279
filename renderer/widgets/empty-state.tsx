import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyStateProps {
  readonly icon?: LucideIcon;
  readonly title: string;
  /** The next step, in a sentence. */
  readonly hint?: string;
  readonly children?: ReactNode;
}

/** Stands where there is nothing to show, and says what to do next. */
export function EmptyState({ icon: Icon, title, hint, children }: EmptyStateProps) {
  return (
    <div className="empty">
      {Icon !== undefined && <Icon aria-hidden />}
      <p className="title">{title}</p>
      {hint !== undefined && <p>{hint}</p>}
      {children != null && <div className="actions">{children}</div>}
    </div>
  );
}
