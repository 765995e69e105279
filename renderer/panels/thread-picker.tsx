import { ChevronDown } from "lucide-react";
import { Popover } from "radix-ui";
import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import { formatCost } from "#format/format-cost.ts";
import { formatShare } from "#format/format-share.ts";
import type { Measure } from "#model/measure.ts";
import type { Run } from "#model/run.ts";
import { chooseThreads } from "../app/actions/navigate.ts";
import { currentMeasure, currentRun, wholeOfThreads } from "../app/current.ts";
import { threadsToChoose } from "../app/run-part.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { chosenInWords, type ThreadGroup, threadGroups } from "../app/thread-groups.ts";
import { CostBar } from "../widgets/cost-bar.tsx";
import { ElidedName } from "../widgets/elided-name.tsx";
import { floatingRoot } from "../widgets/floating-root.ts";
import { SearchField } from "../widgets/search-field.tsx";

const { parts: words } = texts;

/** More threads than this are found by name. */
const mostWithoutSearch = 10;
const mostShown = 200;

/** Which threads of the run all views show. Nothing where the run has one thread. */
export function ThreadPicker() {
  const run = useStore(currentRun);
  const chosen = useStore((state) => state.place.threads);
  const measure = useStore(currentMeasure);
  if (run === null || measure === null || threadsToChoose(run).length < 2) return null;
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <button type="button" className="picker thread-picker" data-testid="thread-picker">
          <span className="visually-hidden">{words.pickerName}: </span>
          <span className="elide">{chosenInWords(run, chosen)}</span>
          <ChevronDown className="chevron" aria-hidden />
        </button>
      </Popover.Trigger>
      <Popover.Portal container={floatingRoot()}>
        <Popover.Content
          className="popover scrolls thread-list"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={words.pickerName}
        >
          <Choices run={run} measure={measure} chosen={chosen} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface ChoicesProps {
  readonly run: Run;
  readonly measure: Measure;
  readonly chosen: readonly number[] | null;
}

function Choices({ run, measure, chosen }: ChoicesProps) {
  const [query, setQuery] = useState("");
  const changed = useRef(false);
  const groups = useMemo(() => threadGroups(run, measure.name), [run, measure.name]);
  const all = groups.flatMap(({ threads }) => threads);
  const shown = found(groups, query);
  const whole = wholeOfThreads(run, null, measure.name);
  const isChosen = (index: number): boolean => chosen === null || chosen.includes(index);
  // One step in the history, however much is changed while the list is open.
  const choose = (threads: readonly number[] | null): void => {
    chooseThreads(threads, changed.current);
    changed.current = true;
  };
  const toggle = (indexes: readonly number[], on: boolean): void => {
    const rest = all.map(({ index }) => index).filter((index) => isChosen(index) && !indexes.includes(index));
    choose(on ? [...rest, ...indexes] : rest);
  };
  const row = (name: string, indexes: readonly number[], cost: number | null, testId: string, isInside: boolean) => (
    <Row
      key={testId}
      name={name}
      isInside={isInside}
      checked={indexes.every(isChosen) ? true : indexes.some(isChosen) ? "some" : false}
      cost={cost}
      whole={whole}
      measure={measure}
      onToggle={(on) => toggle(indexes, on)}
      onOnly={() => choose(indexes)}
      testId={testId}
    />
  );
  let left = mostShown;
  return (
    <>
      {all.length > mostWithoutSearch && (
        <SearchField label={words.search} value={query} onChange={setQuery} testId="thread-search" />
      )}
      <ul className="thread-rows" onKeyDown={walk} data-testid="thread-rows">
        {query === "" && (
          <Row
            name={words.all(all.length)}
            isInside={false}
            checked={chosen === null ? true : "some"}
            cost={whole}
            whole={whole}
            measure={measure}
            onToggle={() => choose(null)}
            onOnly={null}
            testId="threads-all"
          />
        )}
        {shown.map((group) => {
          const threads = group.threads.slice(0, left);
          left -= threads.length;
          return [
            groups.length > 1 &&
              threads.length > 0 &&
              row(group.label, indexesOf(group), group.whole, `process-${group.processId}`, false),
            ...threads.map(({ index, label, whole: cost }) =>
              row(label, [index], cost, `thread-${index}`, groups.length > 1),
            ),
          ];
        })}
      </ul>
      {shown.length === 0 && <p className="muted">{words.none}</p>}
      {left === 0 && all.length > mostShown && <p className="muted small">{words.more(all.length - mostShown)}</p>}
    </>
  );
}

interface RowProps {
  readonly name: string;
  readonly isInside: boolean;
  readonly checked: boolean | "some";
  /** Null when it doesn't have the measure. */
  readonly cost: number | null;
  readonly whole: number;
  readonly measure: Measure;
  readonly onToggle: (on: boolean) => void;
  readonly onOnly: (() => void) | null;
  readonly testId: string;
}

function Row({ name, isInside, checked, cost, whole, measure, onToggle, onOnly, testId }: RowProps) {
  return (
    <li className={isInside ? "thread-row inside" : "thread-row"} data-testid={testId}>
      <label className="check" title={name}>
        <input
          type="checkbox"
          checked={checked === true}
          ref={(input) => {
            if (input !== null) input.indeterminate = checked === "some";
          }}
          onChange={(event) => onToggle(event.target.checked)}
        />
        <ElidedName name={name} />
      </label>
      {onOnly !== null && (
        <button type="button" className="button link small" aria-label={words.onlyThis(name)} onClick={onOnly}>
          {words.only}
        </button>
      )}
      <span className="number muted small">{formatShare(cost, whole)}</span>
      <span className="number">{formatCost(cost, measure.unit)}</span>
      <CostBar cost={cost === null ? null : { self: 0, total: cost }} whole={whole} />
    </li>
  );
}

function indexesOf({ threads }: ThreadGroup): readonly number[] {
  return threads.map(({ index }) => index);
}

/** Threads by a part of their name or number; a process that fits brings all of its threads. */
function found(groups: readonly ThreadGroup[], query: string): readonly ThreadGroup[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === "") return groups;
  const fits = (text: string | null): boolean => text?.toLowerCase().includes(wanted) === true;
  return groups.flatMap((group) => {
    if (fits(group.label)) return [group];
    const threads = group.threads.filter(({ label, threadId }) => fits(label) || fits(threadId));
    return threads.length === 0 ? [] : [{ ...group, threads }];
  });
}

/** Up and Down walk along the rows. */
function walk(event: KeyboardEvent<HTMLUListElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (step === 0) return;
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>("input")];
  const row = (event.target as HTMLElement).closest("li");
  const at = boxes.findIndex((box) => row?.contains(box) === true);
  boxes[at + step]?.focus();
  event.preventDefault();
}
