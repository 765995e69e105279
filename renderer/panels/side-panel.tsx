import { Tabs } from "radix-ui";
import { showSideTab } from "../app/actions/frame.ts";
import type { SideTab } from "../app/state/frame.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { BoardsPanel } from "./boards-panel.tsx";
import { FunctionsPanel } from "./functions-panel.tsx";
import { NotesPanel } from "./notes-panel.tsx";
import { RunsPanel } from "./runs-panel.tsx";

const panels = { functions: FunctionsPanel, runs: RunsPanel, notes: NotesPanel, boards: BoardsPanel };
const tabs = Object.keys(panels) as SideTab[];

/** The lists at the left: functions, runs, notes, boards. */
export function SidePanel() {
  const tab = useStore((state) => state.sideTab);
  const counts = {
    functions: null,
    runs: useStore((state) => state.runs.length),
    notes: useStore((state) => state.notes.length),
    boards: useStore((state) => state.boards.length),
  };
  return (
    <nav className="side-panel" aria-label={texts.side.label} data-testid="side-panel">
      <Tabs.Root value={tab} onValueChange={(value) => showSideTab(value as SideTab)} className="tabs-root">
        <Tabs.List className="tabs side-tabs" aria-label={texts.side.label}>
          {tabs.map((name) => (
            <Tabs.Trigger key={name} value={name} className="tab" data-testid={`side-${name}`}>
              {texts.side[name]}
              {counts[name] !== null && counts[name] > 0 && <span className="count">{counts[name]}</span>}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {tabs.map((name) => {
          const Panel = panels[name];
          return (
            <Tabs.Content key={name} value={name} className="tab-content" tabIndex={-1}>
              <Panel />
            </Tabs.Content>
          );
        })}
      </Tabs.Root>
    </nav>
  );
}
