import { Activity, Ellipsis } from "lucide-react";
import { formatBytes } from "#format/format-bytes.ts";
import { formatDuration } from "#format/format-duration.ts";
import type { Run } from "#model/run.ts";
import { chooseRun } from "../app/actions/navigate.ts";
import { chooseProfiles } from "../app/actions/runs.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";
import { openContextMenu } from "./context-menu.tsx";
import { RefusedImports } from "./refused-imports.tsx";
import { wholeOf } from "./run-picker.tsx";

const { runs: words, topBar } = texts;

/** The runs of the project, newest first. */
export function RunsPanel() {
  const runs = useStore((state) => state.runs);
  const buttons = (
    <>
      <Button onClick={() => set({ dialog: { kind: "record", request: null } })} data-testid="runs-record">
        {topBar.record}
      </Button>
      <Button onClick={() => void chooseProfiles()} data-testid="runs-import">
        {topBar.importRun}
      </Button>
    </>
  );
  if (runs.length === 0) {
    return (
      <div className="side-content">
        <RefusedImports />
        <EmptyState icon={Activity} title={words.empty} hint={words.emptyHint}>
          {buttons}
        </EmptyState>
      </div>
    );
  }
  return (
    <div className="side-content">
      <RefusedImports />
      <ul className="plain-list scrolls" aria-label={texts.side.runs} data-testid="run-list">
        {runs.toReversed().map((run) => (
          <RunItem key={run.id} run={run} />
        ))}
      </ul>
      <div className="side-foot">{buttons}</div>
    </div>
  );
}

function RunItem({ run }: { readonly run: Run }) {
  const shown = useStore((state) => state.place.run === run.id);
  const isBase = useStore((state) => state.place.base === run.id);
  return (
    <li
      className={`entry ${shown ? "chosen" : ""}`}
      data-testid={`entry-${run.label}`}
      onContextMenu={(event) => {
        event.preventDefault();
        openContextMenu({ kind: "run", id: run.id }, { x: event.clientX, y: event.clientY });
      }}
    >
      <button type="button" className="entry-main" onClick={() => chooseRun(run.id)} aria-current={shown}>
        <span className="line">
          <span className="elide name">{run.label}</span>
          {isBase && <span className="badge">{words.isBase}</span>}
          <span className="number">{wholeOf(run)}</span>
        </span>
        <span className="line small muted">
          <span className="elide">{factsOf(run)}</span>
        </span>
        <span className="line small muted">
          <span className="elide">{originOf(run)}</span>
        </span>
      </button>
      <IconButton
        label={words.menu(run.label)}
        data-testid={`run-menu-${run.label}`}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          openContextMenu({ kind: "run", id: run.id }, { x: box.left, y: box.bottom });
        }}
      >
        <Ellipsis aria-hidden />
      </IconButton>
    </li>
  );
}

function factsOf(run: Run): string {
  const parameters = Object.entries(run.parameters).map(([name, value]) => `${name} ${value}`);
  const facts = [
    ...parameters,
    run.wallTime === null ? null : formatDuration(run.wallTime),
    run.peakMemory === null ? null : `${words.peak} ${formatBytes(run.peakMemory)}`,
    run.exitCode === null || run.exitCode === 0 ? null : words.failed(run.exitCode),
  ];
  return facts.filter((fact) => fact !== null).join(", ") || run.file;
}

function originOf(run: Run): string {
  const commit = run.commit === null ? null : `${run.commit.slice(0, 8)}${run.dirty === true ? ` ${words.dirty}` : ""}`;
  const date = new Date(run.createdAt).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
  return [run.producer ?? run.format, commit, date].filter((part) => part !== null).join(", ");
}
