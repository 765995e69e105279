import { beforeEach, describe, expect, it } from "vitest";
import { functionId, runId } from "#model/ids.ts";
import { didEdit, redoEdit, undoEdit } from "../../../renderer/app/actions/edit.ts";
import {
  back,
  changeFilters,
  chooseRun,
  focusOn,
  forward,
  select,
  showView,
  walkTo,
} from "../../../renderer/app/actions/navigate.ts";
import { noPlaces } from "../../../renderer/app/state/place.ts";
import { get, set } from "../../../renderer/app/store.ts";

const [a, b, c] = ["a", "b", "c"].map(functionId) as [
  ReturnType<typeof functionId>,
  ReturnType<typeof functionId>,
  ReturnType<typeof functionId>,
];

beforeEach(() => set({ ...noPlaces, runs: [], done: [], undone: [] }));

describe("back and forward", () => {
  it("bring back view, selection and filters as they were", () => {
    select(a);
    showView("flame");
    changeFilters({ onlyProject: true });
    back();
    expect(get().place).toMatchObject({ view: "flame", selected: a, filters: {} });
    back();
    expect(get().place.view).toBe("flow");
    forward();
    forward();
    expect(get().place).toMatchObject({ view: "flow", filters: { onlyProject: true } });
  });
  it("forget what was ahead when somebody turns off", () => {
    select(a);
    back();
    select(b);
    forward();
    expect(get().place.selected).toBe(b);
  });
  it("count a walk along rows as one step", () => {
    select(a);
    walkTo(b);
    walkTo(c);
    back();
    expect(get().place.selected).toBeNull();
  });
  it("don't grow when nothing changes", () => {
    showView("flow");
    expect(get().past).toEqual([]);
  });
  it("leave edits alone, as undo leaves the place alone", async () => {
    let note = "new";
    const write = (text: string) => () => {
      note = text;
    };
    didEdit({ label: "note", undo: write("old"), redo: write("new") });
    select(a);
    back();
    expect(note).toBe("new");
    await undoEdit();
    expect([note, get().place.selected]).toEqual(["old", null]);
    await redoEdit();
    expect(note).toBe("new");
  });
});

describe("a focus on a function", () => {
  it("makes it the only root, ends a search for paths, and shows it again when it was hidden", () => {
    changeFilters({ roots: [b], to: [c], hidden: [a, b], onlyProject: true });
    focusOn(a);
    expect(get().place.filters).toEqual({ roots: [a], hidden: [b], onlyProject: true });
  });
});

describe("the choice of a run", () => {
  it("keeps the measure only when the run has it", () => {
    set({ place: { ...get().place, measure: "bytes" } });
    chooseRun(runId(1));
    expect(get().place.measure).toBeNull();
  });
  it("never compares a run with itself", () => {
    set({ place: { ...get().place, base: runId(2) } });
    chooseRun(runId(2));
    expect(get().place).toMatchObject({ run: 2, base: null });
  });
});
