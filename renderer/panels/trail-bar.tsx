import { ChevronDown, ChevronUp, Footprints, MoveDown, MoveUp, Pencil, Plus, Trash2, Workflow, X } from "lucide-react";
import { openFunction } from "../app/actions/navigate.ts";
import {
  addToTrail,
  leaveTrail,
  moveStep,
  removeStep,
  showTrailInFlow,
  walkBy,
  walkedTrail,
  writeStep,
} from "../app/actions/trails.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { MarkdownText } from "../widgets/markdown-text.tsx";
import { TextEditor } from "../widgets/text-editor.tsx";

const { trails: words } = texts;

/** The trail that is walked, above every view: the step, how it is reached, and what is said there. */
export function TrailBar() {
  const name = useStore((state) => walkedTrail(state)?.trail.name ?? null);
  const step = useStore((state) => walkedTrail(state)?.step ?? null);
  const index = useStore((state) => walkedTrail(state)?.index ?? 0);
  const count = useStore((state) => walkedTrail(state)?.trail.steps.length ?? 0);
  const editing = useStore((state) => state.editingStep);
  const canAdd = useStore(({ place }) => place.selected !== null && place.selected !== step?.functionId);
  if (step === null || name === null) return null;
  const { functionId, state, call } = step;
  return (
    <section className="trail-bar" aria-label={words.bar(name)} data-testid="trail-bar">
      <div className="line">
        <Footprints aria-hidden className="muted" />
        <span className="elide name" title={name}>
          {name}
        </span>
        <IconButton
          label={words.previous}
          onClick={() => walkBy(-1)}
          disabled={index === 0}
          data-testid="trail-previous"
        >
          <ChevronUp aria-hidden />
        </IconButton>
        <span className="number" aria-live="polite" data-testid="trail-step">
          {words.step(index + 1, count)}
        </span>
        <IconButton
          label={words.next}
          onClick={() => walkBy(1)}
          disabled={index === count - 1}
          data-testid="trail-next"
        >
          <ChevronDown aria-hidden />
        </IconButton>
        <Button
          look="link"
          className="elide"
          disabled={functionId === null}
          onClick={() => functionId !== null && openFunction(functionId)}
          data-testid="trail-function"
        >
          {step.name}
        </Button>
        <span className="muted small elide">
          {state === "orphan"
            ? words.orphan
            : index === 0
              ? ""
              : call === null
                ? words.notCalled
                : words.called(call.line, call.isCertain)}
          {state === "changed" ? ` ${words.changed}` : ""}
        </span>
        <span className="spring" />
        <IconButton label={words.add} onClick={() => void addToTrail()} disabled={!canAdd} data-testid="trail-add">
          <Plus aria-hidden />
        </IconButton>
        <IconButton label={words.write} onClick={() => set({ editingStep: !editing })} data-testid="trail-write">
          <Pencil aria-hidden />
        </IconButton>
        <IconButton label={words.moveUp} onClick={() => void moveStep(-1)} disabled={index === 0}>
          <MoveUp aria-hidden />
        </IconButton>
        <IconButton label={words.moveDown} onClick={() => void moveStep(1)} disabled={index === count - 1}>
          <MoveDown aria-hidden />
        </IconButton>
        <IconButton label={words.remove} onClick={() => void removeStep()} data-testid="trail-remove">
          <Trash2 aria-hidden />
        </IconButton>
        <IconButton label={words.inFlow} onClick={showTrailInFlow} data-testid="trail-flow">
          <Workflow aria-hidden />
        </IconButton>
        <IconButton label={words.leave} onClick={leaveTrail} data-testid="trail-leave">
          <X aria-hidden />
        </IconButton>
      </div>
      {editing ? (
        <TextEditor
          key={`${name} ${index}`}
          label={words.text}
          text={step.text}
          onSave={writeStep}
          onClose={() => set({ editingStep: false })}
          testId="trail-text"
          saveTestId="trail-text-save"
        />
      ) : (
        step.text !== "" && (
          <div className="trail-text scrolls">
            <MarkdownText text={step.text} />
          </div>
        )
      )}
    </section>
  );
}
