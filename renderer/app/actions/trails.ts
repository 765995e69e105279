import type { TrailDraft } from "#contract/answers.ts";
import type { Answer } from "#contract/requests.ts";
import type { FunctionId } from "#model/ids.ts";
import type { AttachedStep, AttachedTrail } from "#model/trail.ts";
import { ask } from "../../engine/ask.ts";
import { get, type State, set } from "../store.ts";
import { texts } from "../texts.ts";
import { didEdit, undoEdit } from "./edit.ts";
import { go, openFunction } from "./navigate.ts";
import { say, sayProblem } from "./toasts.ts";

/** The trail that is walked, and the step where the reader is; null when none is. */
export function walkedTrail({
  trails,
  walk,
}: State): { trail: AttachedTrail; step: AttachedStep; index: number } | null {
  const trail = trails.find(({ name }) => name === walk?.trail);
  if (trail === undefined || walk === null) return null;
  const index = Math.min(walk.step, trail.steps.length - 1);
  const step = trail.steps[index];
  return step === undefined ? null : { trail, step, index };
}

/** Begins a trail at the selected function. True when it is on the disk. */
export async function beginTrail(name: string): Promise<boolean> {
  const { selected } = get().place;
  if (selected === null) return false;
  const saved = await save(null, { name, steps: [stepAt(selected)] }, texts.trails.begun(name));
  if (saved) set({ walk: { trail: name, step: 0 } });
  return saved;
}

/** Puts the selected function after the step where the reader is; without a trail, asks for the name of a new one. */
export async function addToTrail(): Promise<void> {
  const walked = walkedTrail(get());
  const { selected } = get().place;
  if (selected === null) return;
  if (walked === null) return set({ dialog: { kind: "trail" } });
  const { trail, index } = walked;
  const steps = draftOf(trail).steps.toSpliced(index + 1, 0, stepAt(selected));
  if (await save(trail, { name: trail.name, steps }, texts.trails.edited(trail.name)))
    set({ walk: { trail: trail.name, step: index + 1 } });
}

/** Walks a trail from this step on. */
export function openTrail(name: string, step = 0): void {
  set({ walk: { trail: name, step }, editingStep: false });
  show();
}

/** Goes forth (1) or back (-1) on the trail; stays at its ends. */
export function walkBy(steps: 1 | -1): void {
  const walked = walkedTrail(get());
  if (walked === null) return;
  const step = Math.max(0, Math.min(walked.trail.steps.length - 1, walked.index + steps));
  openTrail(walked.trail.name, step);
}

/** Leaves the trail; it stays saved. */
export function leaveTrail(): void {
  set({ walk: null, editingStep: false });
}

/** Writes what is said at the step where the reader is. */
export async function writeStep(text: string): Promise<boolean> {
  return changeStep((steps, index) => steps.with(index, { ...steps[index]!, text }));
}

/** Takes the step away where the reader is; the last one takes the trail with it. */
export async function removeStep(): Promise<void> {
  const walked = walkedTrail(get());
  if (walked?.trail.steps.length === 1) return deleteTrail(walked.trail);
  await changeStep((steps, index) => steps.toSpliced(index, 1));
}

/** Moves the step where the reader is one place forth or back. */
export async function moveStep(by: 1 | -1): Promise<void> {
  const walked = walkedTrail(get());
  if (walked === null || walked.trail.steps[walked.index + by] === undefined) return;
  const moved = await changeStep((steps, index) => steps.toSpliced(index, 1).toSpliced(index + by, 0, steps[index]!));
  if (moved) set({ walk: { trail: walked.trail.name, step: walked.index + by } });
}

/** Shows the functions of the trail and the calls between them. */
export function showTrailInFlow(): void {
  const walked = walkedTrail(get());
  if (walked === null) return;
  const roots = [...new Set(walked.trail.steps.flatMap(({ functionId }) => functionId ?? []))];
  go({ view: "flow", edge: null, filters: { roots, callerDepth: 0, calleeDepth: 0, minimumShare: 0 } });
}

/** Deletes a trail; a message and undo bring it back. */
export async function deleteTrail(trail: AttachedTrail): Promise<void> {
  if (!take(await ask("deleteTrail", trail.name))) return;
  didEdit({
    label: texts.trails.deleting(trail.name),
    undo: async () => void take(await ask("saveTrail", draftOf(trail))),
    redo: async () => void take(await ask("deleteTrail", trail.name)),
  });
  say(texts.trails.deleted(trail.name), { label: texts.edits.undo, run: () => void undoEdit() });
}

type Steps = TrailDraft["steps"];

async function changeStep(change: (steps: Steps, index: number) => Steps): Promise<boolean> {
  const walked = walkedTrail(get());
  if (walked === null) return false;
  const { trail, index } = walked;
  return save(trail, { name: trail.name, steps: change(draftOf(trail).steps, index) }, texts.trails.edited(trail.name));
}

async function save(before: AttachedTrail | null, draft: TrailDraft, label: string): Promise<boolean> {
  if (!take(await ask("saveTrail", draft))) return false;
  didEdit({
    label,
    undo: async () =>
      void take(await (before === null ? ask("deleteTrail", draft.name) : ask("saveTrail", draftOf(before)))),
    redo: async () => void take(await ask("saveTrail", draft)),
  });
  return true;
}

function take(answer: Answer<readonly AttachedTrail[]>): boolean {
  if (answer.ok) set({ trails: answer.value });
  else sayProblem(answer.problem);
  return answer.ok;
}

function show(): void {
  const step = walkedTrail(get())?.step;
  if (step?.functionId != null) openFunction(step.functionId);
}

function stepAt(functionId: FunctionId): Steps[number] {
  return { functionId, anchor: null, text: "" };
}

function draftOf({ name, steps }: AttachedTrail): TrailDraft {
  return { name, steps: steps.map(({ functionId, anchor, text }) => ({ functionId, anchor, text })) };
}
