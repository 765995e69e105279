import { chooseThreads, go } from "../actions/navigate.ts";
import { currentRun, measuresOf } from "../current.ts";
import { threadsToChoose } from "../run-part.ts";
import type { State } from "../store.ts";
import { texts } from "../texts.ts";
import { threadGroups } from "../thread-groups.ts";
import { type Command, hasRun } from "./command.ts";

const { parts: words } = texts;

/** So many threads stand in the palette by name; the picker finds the others. */
const mostThreads = 30;

/** Choose measure and threads of the run that is shown. */
export const partCommands: readonly Command[] = [
  {
    id: "choose-threads",
    title: words.choose,
    group: "run",
    keys: ["Shift+T"],
    isEnabled: (state) => hasRun(state) && threadsToChoose(currentRun(state)!).length > 1,
    run: () => document.querySelector<HTMLElement>("[data-testid=thread-picker]")?.click(),
  },
  {
    id: "all-threads",
    title: words.everyThread,
    group: "run",
    isEnabled: ({ place }) => place.threads !== null,
    run: () => chooseThreads(null),
  },
  {
    id: "choose-measure",
    title: words.chooseMeasure,
    group: "run",
    isEnabled: (state) => hasRun(state) && currentRun(state)!.measures.length > 0,
    run: () => document.querySelector<HTMLElement>("[data-testid=measure-picker]")?.click(),
  },
];

/** One command a thread, a process and a measure of the run, for the palette. */
export function namedPartCommands(state: State): readonly Command[] {
  const run = currentRun(state);
  if (run === null) return [];
  const groups = threadGroups(run, run.measures[0]?.name ?? "");
  const threads = groups.flatMap((group) => group.threads).map(({ index, label }) => ({ indexes: [index], label }));
  const processes = groups.map((group) => ({ indexes: group.threads.map(({ index }) => index), label: group.label }));
  const parts = [...(processes.length > 1 ? processes : []), ...(threads.length > 1 ? threads : [])];
  return [
    ...measuresOf(run, state.place.threads).map(({ name }) => ({
      id: `measure-${name}`,
      title: words.showMeasure(name),
      group: "run" as const,
      run: () => go({ measure: name }),
    })),
    ...parts.slice(0, mostThreads).map(({ indexes, label }) => ({
      id: `threads-${indexes.join("-")}`,
      title: words.onlyThis(label),
      group: "run" as const,
      run: () => chooseThreads(indexes),
    })),
  ];
}
