import { useState } from "react";
import type { RunId } from "#model/ids.ts";
import type { Problem } from "#model/problem.ts";
import { rerun, stopRecording } from "../app/actions/record.ts";
import { runById } from "../app/current.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button } from "../widgets/button.tsx";
import { DialogFrame } from "../widgets/dialog-frame.tsx";
import { ProblemPanel } from "../widgets/problem-panel.tsx";
import { ProgramOutput } from "./program-output.tsx";

const { record: words } = texts;

/** Shows the command of a run and asks before it is started: it may have come with a foreign folder. */
export function RerunDialog({ run: id }: { readonly run: RunId }) {
  const run = useStore((state) => runById(state.runs, id));
  const recording = useStore((state) => state.recording);
  const [problem, setProblem] = useState<Problem | null>(null);
  if (run === null || run.command === null) return null;
  const { argv, folder, profiler } = run.command;
  const start = async (): Promise<void> => {
    setProblem(null);
    setProblem(await rerun(id));
  };
  const change = (): void => {
    const known = ["cprofile", "node", "py-spy"].find((name) => name === profiler) as
      | "cprofile"
      | "node"
      | "py-spy"
      | undefined;
    const request = { argv, folder, profiler: known ?? null, label: null, parameters: run.parameters };
    set({ dialog: { kind: "record", request } });
  };
  return (
    <DialogFrame
      title={words.rerunTitle(run.label)}
      line={words.rerunLine}
      testId="rerun-dialog"
      canClose={!recording}
      foot={
        recording ? (
          <Button onClick={() => void stopRecording()}>{words.stop}</Button>
        ) : (
          <>
            <Button onClick={change}>{words.change}</Button>
            <Button look="primary" onClick={() => void start()} data-testid="rerun-confirm">
              {words.runAgain}
            </Button>
          </>
        )
      }
    >
      <ol className="argv" aria-label={words.command}>
        {argv.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: arguments have no identity
          <li key={index}>
            <code>{part === "" ? '""' : part}</code>
          </li>
        ))}
      </ol>
      <dl className="facts">
        <dt>{words.folder}</dt>
        <dd>{folder === "" ? words.projectFolder : folder}</dd>
        <dt>{words.profiler}</dt>
        <dd>{profiler}</dd>
      </dl>
      {problem !== null && <ProblemPanel problem={problem} />}
      <ProgramOutput />
    </DialogFrame>
  );
}
