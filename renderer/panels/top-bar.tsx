import { ArrowLeft, ArrowRight, Circle, PanelLeft, PanelRight, Search } from "lucide-react";
import { toggleInspector, toggleSide } from "../app/actions/frame.ts";
import { back, forward } from "../app/actions/navigate.ts";
import { recordAgain } from "../app/actions/record.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { IconButton } from "../widgets/button.tsx";
import { KeyHint, keysOf } from "../widgets/key-hint.tsx";
import { MeasurePicker } from "./measure-picker.tsx";
import { MoreMenu } from "./more-menu.tsx";
import { ProjectMenu } from "./project-menu.tsx";
import { BasePicker, RunPicker } from "./run-picker.tsx";
import { ThreadPicker } from "./thread-picker.tsx";

const { topBar: words } = texts;

/** What is shown: project, run, base, measure and threads; and the way to everything else. */
export function TopBar() {
  const sideOpen = useStore((state) => state.sideOpen);
  const inspectorOpen = useStore((state) => state.inspectorOpen);
  const canGoBack = useStore((state) => state.past.length > 0);
  const canGoForward = useStore((state) => state.future.length > 0);
  return (
    <header className="top-bar">
      <IconButton
        label={words.side}
        keys={keysOf("toggle-side")}
        aria-pressed={sideOpen}
        onClick={toggleSide}
        data-testid="toggle-side"
      >
        <PanelLeft aria-hidden />
      </IconButton>
      <ProjectMenu />
      <span className="top-bar-line" />
      <div className="run-pickers">
        <RunPicker />
        <span className="muted versus">{words.versus}</span>
        <BasePicker />
      </div>
      <MeasurePicker />
      <ThreadPicker />
      <span className="spring" />
      <IconButton
        className="step"
        label={words.back}
        keys={keysOf("back")}
        disabled={!canGoBack}
        onClick={back}
        data-testid="back"
      >
        <ArrowLeft aria-hidden />
      </IconButton>
      <IconButton
        className="step"
        label={words.forward}
        keys={keysOf("forward")}
        disabled={!canGoForward}
        onClick={forward}
        data-testid="forward"
      >
        <ArrowRight aria-hidden />
      </IconButton>
      <IconButton label={words.record} keys={keysOf("record-again")} onClick={recordAgain} data-testid="record">
        <Circle aria-hidden className="record-mark" />
      </IconButton>
      <button
        type="button"
        className="picker search-button"
        onClick={() => set({ dialog: { kind: "quick-open" } })}
        data-testid="search"
      >
        <Search aria-hidden />
        <span className="label wide-only">{words.search}</span>
        <KeyHint command="quick-open" />
      </button>
      <MoreMenu />
      <IconButton
        label={words.inspector}
        keys={keysOf("toggle-inspector")}
        aria-pressed={inspectorOpen}
        onClick={toggleInspector}
        data-testid="toggle-inspector"
      >
        <PanelRight aria-hidden />
      </IconButton>
    </header>
  );
}
