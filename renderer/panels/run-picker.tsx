import { Circle, Download, Layers } from "lucide-react";
import { formatCost } from "#format/format-cost.ts";
import type { Run } from "#model/run.ts";
import { chooseBase, chooseRun } from "../app/actions/navigate.ts";
import { recordAgain } from "../app/actions/record.ts";
import { chooseProfiles } from "../app/actions/runs.ts";
import { baseRun, currentRun } from "../app/current.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { keysOf } from "../widgets/key-hint.tsx";
import { MenuChoice, MenuItem, MenuLine, Picker } from "../widgets/menu.tsx";

const { topBar: words } = texts;

/** Which run is shown; the static graph alone is a choice too. */
export function RunPicker() {
  const runs = useStore((state) => state.runs);
  const run = useStore(currentRun);
  return (
    <Picker
      name={words.run}
      testId="run-picker"
      className="run-picker"
      shown={<RunName run={run} none={words.noRun} />}
    >
      {newestFirst(runs).map((candidate) => (
        <MenuChoice
          key={candidate.id}
          chosen={candidate.id === run?.id}
          end={wholeOf(candidate)}
          onSelect={() => chooseRun(candidate.id)}
          testId={`run-${candidate.label}`}
        >
          {candidate.label}
        </MenuChoice>
      ))}
      <MenuChoice chosen={run === null} onSelect={() => chooseRun(null)} testId="run-none">
        {words.staticOnly}
      </MenuChoice>
      <MenuLine />
      {run !== null && (
        <MenuItem icon={Layers} onSelect={() => set({ dialog: { kind: "fuse", run: run.id } })} testId="add-from">
          {texts.fuse.command}
        </MenuItem>
      )}
      <MenuItem icon={Circle} end={keysOf("record-again")} onSelect={recordAgain}>
        {words.record}
      </MenuItem>
      <MenuItem icon={Download} end={keysOf("import")} onSelect={() => void chooseProfiles()} testId="import">
        {words.importRun}
      </MenuItem>
    </Picker>
  );
}

/** Which run it is compared with. */
export function BasePicker() {
  const runs = useStore((state) => state.runs);
  const run = useStore(currentRun);
  const base = useStore(baseRun);
  return (
    <Picker
      name={words.base}
      testId="base-picker"
      className="run-picker"
      shown={<RunName run={base} none={words.noBase} />}
    >
      <MenuChoice chosen={base === null} onSelect={() => chooseBase(null)} testId="base-none">
        {words.noBase}
      </MenuChoice>
      {newestFirst(runs)
        .filter(({ id }) => id !== run?.id)
        .map((candidate) => (
          <MenuChoice
            key={candidate.id}
            chosen={candidate.id === base?.id}
            end={wholeOf(candidate)}
            onSelect={() => chooseBase(candidate.id)}
            testId={`base-${candidate.label}`}
          >
            {candidate.label}
          </MenuChoice>
        ))}
    </Picker>
  );
}

/** The whole of a run's first measure; the wall time where it was recorded. */
export function wholeOf(run: Run): string {
  const first = run.measures[0];
  return first === undefined ? texts.unknown : formatCost(first.whole, first.unit);
}

function RunName({ run, none }: { readonly run: Run | null; readonly none: string }) {
  if (run === null) return <span className="muted">{none}</span>;
  return (
    <>
      <span className="elide">{run.label}</span>
      {run.fused.length > 0 && (
        <span className="muted elide fused" data-testid="fused-with">
          {texts.fuse.with(run.fused.map(({ label }) => label).join(", "))}
        </span>
      )}
      <span className="muted number">{wholeOf(run)}</span>
    </>
  );
}

function newestFirst(runs: readonly Run[]): readonly Run[] {
  return runs.toReversed();
}
