import type { FunctionRow } from "#contract/answers.ts";
import type { FlowQuestion } from "#model/flow-view.ts";
import { ask } from "../../engine/ask.ts";
import { functionEnds, selectedCall } from "../actions/calls.ts";
import { chosenRuns } from "../current.ts";
import { knownPositions } from "../flow-positions.ts";
import { comparedThreads, partOf } from "../run-part.ts";
import type { ViewName } from "../state/place.ts";
import { type State, set } from "../store.ts";
import { follow } from "./follow.ts";
import { sourcePlace } from "./source-place.ts";

/** Columns of the timeline: about a pixel each on a wide screen. */
const timelineColumns = 1500;
const flameViews: readonly ViewName[] = ["flame", "sandwich", "tree"];

/** From now on the store holds what the place asks for: each view's data are loaded when it is shown, not before. */
export function keepLoaded(): void {
  follow("functions", {
    keepsLast: true,
    key: (state) => open(state, [state.place.run, state.place.measure, partOf(state), state.revision]),
    ask: (state) => ask("functions", state.place.run, state.place.measure, partOf(state)),
    take: (rows) =>
      set({
        functionById: new Map(rows.map((row: FunctionRow) => [row.id, row])),
        listedWhole: rows.reduce((sum, { cost }) => sum + (cost?.self ?? 0), 0),
      }),
  });
  follow("scene", {
    keepsLast: true,
    key: (state) => {
      const key = open(state, [flowQuestion(state), state.pinned, state.revision]);
      return key === null || state.place.view === "flow" ? key : undefined;
    },
    ask: (state) => ask("flow", flowQuestion(state), knownPositions(state)),
  });
  follow("details", {
    keepsLast: true,
    pace: 120,
    key: (state) => {
      const { selected, run, measure, base } = state.place;
      return selected && open(state, [selected, run, measure, base, partOf(state), state.revision]);
    },
    ask: (state) => {
      const { selected, run, measure } = state.place;
      return ask("functionDetails", selected!, run, measure, comparedBase(state), partOf(state));
    },
  });
  follow("costColumns", {
    keepsLast: true,
    key: (state) => {
      const { view, run } = state.place;
      if (view !== "table") return undefined;
      return run === null ? null : open(state, [run, partOf(state), state.revision]);
    },
    ask: (state) => ask("costColumns", state.place.run!, partOf(state)),
  });
  follow("callSites", {
    keepsLast: false,
    key: (state) => {
      const ends = endsOfSelected(state);
      return ends && open(state, [ends, state.revision.index]);
    },
    ask: (state) => {
      const { caller, callee } = endsOfSelected(state)!;
      return ask("callSites", caller, callee);
    },
  });
  follow("source", {
    keepsLast: true,
    key: (state) => {
      const at = state.place.view === "source" ? sourcePlace(state) : null;
      return at && open(state, [at.file, state.place.run, state.place.measure, partOf(state), state.revision.index]);
    },
    ask: (state) => ask("source", sourcePlace(state)!.file, state.place.run, state.place.measure, partOf(state)),
  });
  follow("excerpt", {
    keepsLast: true,
    key: (state) => {
      const file = fileOfSelected(state);
      return file && open(state, [file, state.place.run, state.place.measure, partOf(state), state.revision.index]);
    },
    ask: (state) => ask("source", fileOfSelected(state)!, state.place.run, state.place.measure, partOf(state)),
  });
  follow("flame", {
    keepsLast: false,
    key: (state) =>
      flameViews.includes(state.place.view) && state.place.run !== null
        ? open(state, [
            state.place.run,
            state.place.measure,
            partOf(state),
            flameOrder(state),
            flameOrder(state) === "time" && state.stack.orderThread,
            state.revision.index,
          ])
        : null,
    ask: (state) => {
      const { run, measure } = state.place;
      return ask("flame", run!, measure, partOf(state), flameOrder(state), state.stack.orderThread);
    },
  });
  follow("timeline", {
    keepsLast: true,
    pace: 60,
    key: (state) =>
      state.place.view === "timeline" && state.place.run !== null
        ? open(state, [state.place.run, state.place.threads, state.timelineShown, state.revision.index])
        : null,
    ask: ({ place, timelineShown }) => ask("timeline", place.run!, timelineShown, timelineColumns, place.threads),
  });
  follow("comparison", {
    keepsLast: false,
    key: (state) => {
      const { view, run, base, measure } = state.place;
      return view === "compare" && run !== null && base !== null
        ? open(state, [run, base, measure, comparedThreads(state)])
        : null;
    },
    ask: (state) => ask("compare", state.place.base!, state.place.run!, state.place.measure, comparedThreads(state)),
  });
  follow("hidden", {
    keepsLast: false,
    key: (state) =>
      state.place.view === "hidden" && state.place.run !== null
        ? open(state, [chosenRuns(state), state.place.measure, state.revision.index, state.revision.runs])
        : null,
    ask: (state) => ask("hiddenCalls", chosenRuns(state), state.place.measure),
  });
  follow("unexercised", {
    keepsLast: false,
    key: (state) =>
      state.place.view === "unexercised" && state.place.run !== null
        ? open(state, [chosenRuns(state), state.revision.index, state.revision.runs])
        : null,
    ask: (state) => ask("unexercised", chosenRuns(state)),
  });
  follow("report", {
    keepsLast: false,
    key: (state) => (state.place.run === null ? null : open(state, [state.place.run, state.revision.index])),
    ask: ({ place }) => ask("runReport", place.run!),
  });
}

/** What the flow is asked at this place. */
export function flowQuestion(state: Pick<State, "place" | "runs">): FlowQuestion {
  const { place } = state;
  return {
    ...place.filters,
    run: place.run,
    ...(place.measure === null ? {} : { measure: place.measure }),
    base: comparedBase(state),
    ...(place.time === null ? {} : { time: place.time }),
    ...(place.threads === null ? {} : { threads: place.threads }),
  };
}

/** A base has no part that corresponds to a stretch of the head, or may lack such threads; nothing is compared then. */
function comparedBase(state: Pick<State, "place" | "runs">): State["place"]["base"] {
  const { base, time, threads } = state.place;
  if (time !== null) return null;
  return threads !== null && comparedThreads(state) === null ? null : base;
}

/** Only the flame graph from the top has an order in time. */
function flameOrder({ place, stack }: State): "cost" | "time" {
  return place.view === "flame" && stack.direction === "top-down" ? stack.order : "cost";
}

function endsOfSelected(state: State) {
  const edge = selectedCall(state);
  return edge === null ? null : functionEnds(state, edge);
}

function fileOfSelected({ place, details, inspectorOpen }: State): string | null {
  const row = details.value?.row;
  return !inspectorOpen || row === undefined || row.external || row.id !== place.selected ? null : row.file;
}

function open(state: Pick<State, "stage" | "folder">, parts: unknown): string | null {
  return state.stage === "open" ? JSON.stringify([state.folder, parts]) : null;
}
