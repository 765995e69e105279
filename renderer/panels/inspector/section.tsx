import { ChevronRight } from "lucide-react";
import { Collapsible } from "radix-ui";
import { type ReactNode, useState } from "react";

interface SectionProps {
  readonly title: string;
  /** A count or a mark beside the title. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
  readonly testId: string;
}

/** A part of the inspector that folds; what a person folded stays so while the window is open. */
export function Section({ title, end, children, testId }: SectionProps) {
  const [open, setOpen] = useState(!folded.has(testId));
  const toggle = (next: boolean): void => {
    setOpen(next);
    if (next) folded.delete(testId);
    else folded.add(testId);
  };
  return (
    <Collapsible.Root open={open} onOpenChange={toggle} className="section" data-testid={testId}>
      <h3>
        <Collapsible.Trigger className="section-head">
          <ChevronRight aria-hidden className="twist" />
          {title}
          {end != null && <span className="end muted number">{end}</span>}
        </Collapsible.Trigger>
      </h3>
      <Collapsible.Content className="section-body">{children}</Collapsible.Content>
    </Collapsible.Root>
  );
}

const folded = new Set<string>();
