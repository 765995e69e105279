import { useEffect, useState } from "react";
import type { FusableRun } from "#contract/join-answers.ts";
import type { RunId } from "#model/ids.ts";
import type { Problem } from "#model/problem.ts";
import { fuse, unfuse } from "../app/actions/fuse.ts";
import { runById } from "../app/current.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { ask } from "../engine/ask.ts";
import { Button } from "../widgets/button.tsx";
import { DialogFrame } from "../widgets/dialog-frame.tsx";
import { ProblemPanel } from "../widgets/problem-panel.tsx";

const { fuse: words } = texts;

/** Which other runs may show their numbers on this run's functions, what they would give, and why others may not. */
export function FuseDialog({ run: id }: { readonly run: RunId }) {
  const run = useStore((state) => runById(state.runs, id));
  const runs = useStore((state) => state.runs);
  const [others, setOthers] = useState<readonly FusableRun[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what can be added changes with the runs
  useEffect(() => {
    let isWanted = true;
    void ask("fusableRuns", id).then((answer) => {
      if (!isWanted) return;
      if (answer.ok) setOthers(answer.value);
      else setProblem(answer.problem);
    });
    return () => {
      isWanted = false;
    };
  }, [id, runs]);
  if (run === null) return null;
  return (
    <DialogFrame title={words.title(run.label)} line={words.line} testId="fuse-dialog">
      {problem !== null && <ProblemPanel problem={problem} />}
      {others?.length === 0 && <p className="muted">{words.none}</p>}
      <ul className="plain-list fuse-list" aria-label={texts.side.runs}>
        {others?.toReversed().map((other) => (
          <Other key={other.run} run={id} other={other} onProblem={setProblem} />
        ))}
      </ul>
    </DialogFrame>
  );
}

interface OtherProps {
  readonly run: RunId;
  readonly other: FusableRun;
  readonly onProblem: (problem: Problem | null) => void;
}

function Other({ run, other, onProblem }: OtherProps) {
  const label = useStore((state) => runById(state.runs, other.run)?.label ?? "");
  const gives = [...(other.calls ? [words.calls] : []), ...other.measures].join(", ");
  const add = async (): Promise<void> => onProblem(await fuse(run, other.run, other.verdict === "unknown"));
  const mayAdd = other.verdict === "same" || other.verdict === "unknown";
  return (
    <li className="fuse-run" data-testid={`fuse-${label}`} data-verdict={other.verdict}>
      <div>
        <p className="name">{label}</p>
        {gives !== "" && <p className="muted small">{words.gives(gives)}</p>}
        {!other.isFused && other.reason !== null && <p className="muted small">{other.reason}</p>}
      </div>
      {other.isFused ? (
        <Button onClick={() => void unfuse(run, other.run)} data-testid={`unfuse-${label}`}>
          {words.remove}
        </Button>
      ) : (
        mayAdd && (
          <Button onClick={() => void add()} data-testid={`add-${label}`}>
            {other.verdict === "same" ? words.add : words.addAnyway}
          </Button>
        )
      )}
    </li>
  );
}
