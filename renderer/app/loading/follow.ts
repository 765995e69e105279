import type { Answer } from "#contract/requests.ts";
import { beginWork } from "../../engine/activity.ts";
import type { Loaded } from "../state/loaded.ts";
import { get, type State, set, useStore } from "../store.ts";

type LoadedName = { [K in keyof State]: State[K] extends Loaded<unknown> ? K : never }[keyof State];

interface Question<T> {
  /** Changes when the value has to be asked for again; null drops it, undefined leaves it as it is. */
  readonly key: (state: State) => string | null | undefined;
  readonly ask: (state: State) => Promise<Answer<T>>;
  /** Keeps the last value on screen while the next one is awaited, also after a refusal. */
  readonly keepsLast: boolean;
  /** Takes the value over, before it is set. */
  readonly take?: (value: T) => void;
  /** Milliseconds between two questions at least: a walk along rows asks for where it rests, not for each row it passes. */
  readonly pace?: number;
}

/** Keeps one part of the store up to date with what is shown. An answer that comes late is dropped. */
export function follow<T>(name: LoadedName, question: Question<T>): void {
  const { pace = 0, keepsLast } = question;
  let wanted: string | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  const setPart = (part: Partial<Loaded<T>>): void => set({ [name]: { ...get()[name], ...part } } as Partial<State>);

  const askFor = async (key: string): Promise<void> => {
    askedAt = performance.now();
    const answer = await question.ask(get());
    if (wanted !== key) return;
    if (!answer.ok) return setPart({ loading: false, problem: answer.problem });
    question.take?.(answer.value);
    setPart({ value: answer.value, loading: false, problem: null });
  };

  const update = (state: State): void => {
    const key = question.key(state);
    if (key === wanted || key === undefined) return;
    wanted = key;
    if (key === null) {
      setPart({ value: null, loading: false, problem: null });
      return;
    }
    setPart({ loading: true, problem: null, ...(keepsLast ? {} : { value: null }) });
    const wait = askedAt + pace - performance.now();
    if (wait <= 0) {
      void askFor(key);
      return;
    }
    const end = beginWork(name);
    setTimeout(() => {
      if (wanted === key) void askFor(key);
      end();
    }, wait);
  };
  useStore.subscribe(update);
}
