import type { Answer } from "#contract/requests.ts";
import type { Loaded } from "../state/loaded.ts";
import { get, type State, set, useStore } from "../store.ts";

type LoadedName = { [K in keyof State]: State[K] extends Loaded<unknown> ? K : never }[keyof State];

interface Question<T> {
  /** Changes when the value has to be asked for again; null drops it, undefined leaves it as it is. */
  readonly key: (state: State) => string | null | undefined;
  readonly ask: (state: State) => Promise<Answer<T>>;
  /** Keeps the last value on screen while the next one is awaited, also after a refusal. */
  readonly keepsLast: boolean;
  /** Takes the value over; sets `name` when left out. */
  readonly take?: (value: T) => void;
}

/** Keeps one part of the store up to date with what is shown. An answer that comes late is dropped. */
export function follow<T>(name: LoadedName, question: Question<T>): void {
  let asked: string | null = null;
  const setPart = (part: Partial<Loaded<T>>): void => set({ [name]: { ...get()[name], ...part } } as Partial<State>);

  const update = async (state: State): Promise<void> => {
    const key = question.key(state);
    if (key === asked || key === undefined) return;
    asked = key;
    if (key === null) return setPart({ value: null, loading: false, problem: null });
    setPart({ loading: true, problem: null, ...(question.keepsLast ? {} : { value: null }) });
    const answer = await question.ask(state);
    if (asked !== key) return;
    if (!answer.ok) return setPart({ loading: false, problem: answer.problem });
    question.take?.(answer.value);
    setPart({ value: answer.value, loading: false, problem: null });
  };
  useStore.subscribe((state) => void update(state));
}
