import { Command } from "cmdk";
import { useDeferredValue, useMemo, useState } from "react";
import type { FunctionRow } from "#contract/answers.ts";
import { openFunction } from "../app/actions/navigate.ts";
import { currentMeasure } from "../app/current.ts";
import { bestFunctions, functionIndex } from "../app/search-functions.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { FunctionItem } from "../panels/function-item.tsx";
import { CommandList } from "./command-list.tsx";

const most = 50;
const none: readonly FunctionRow[] = [];

/** Jumps to a function by a part of its name; hot ones come first while nothing is written. */
export function QuickOpen() {
  const rows = useStore((state) => state.functions.value) ?? none;
  const measure = useStore(currentMeasure);
  const [query, setQuery] = useState("");
  const wanted = useDeferredValue(query);
  const index = useMemo(() => functionIndex(rows), [rows]);
  const matches = useMemo(() => bestFunctions(index, wanted, most), [index, wanted]);
  const open = (row: FunctionRow) => {
    set({ dialog: null });
    openFunction(row.id);
  };
  /** A quick writer is ahead of the list: Enter means what was written, not what is still shown. */
  const openAhead = () => {
    const best = wanted === query ? undefined : bestFunctions(index, query, 1)[0];
    if (best !== undefined) open(best);
    return best !== undefined;
  };
  return (
    <CommandList
      label={texts.quickOpen.label}
      query={query}
      onQuery={setQuery}
      filters={false}
      best={matches[0]?.id ?? ""}
      onEnter={openAhead}
      none={texts.functionList.none}
      testId="quick-open"
    >
      {matches.map((row) => (
        <Command.Item
          key={row.id}
          value={row.id}
          className="command-item"
          data-testid="quick-open-item"
          onSelect={() => open(row)}
        >
          <FunctionItem row={row} measure={measure} />
        </Command.Item>
      ))}
    </CommandList>
  );
}
