import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Problem } from "#model/problem.ts";

interface ProblemPanelProps {
  readonly problem: Problem;
  /** The way out: one or two buttons. */
  readonly children?: ReactNode;
}

/** What went wrong and where, what to do, and a button that does it. */
export function ProblemPanel({ problem, children }: ProblemPanelProps) {
  return (
    <div className="problem" role="alert" data-testid="problem">
      <CircleAlert aria-hidden />
      <div>
        <p>{problem.text}</p>
        {problem.hint !== "" && <p>{problem.hint}</p>}
        {children != null && <div className="actions">{children}</div>}
      </div>
    </div>
  );
}
