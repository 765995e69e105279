import type { RowData } from "@tanstack/react-table";
import type { Unexercised } from "#contract/join-answers.ts";
import { texts } from "../app/texts.ts";
import { ElidedName } from "../widgets/elided-name.tsx";
import type { Column } from "./data-table.tsx";
import { ascending } from "./sorting.ts";

const { unexercised: words } = texts;

/** A function that no chosen run entered, and a call that none made. */
export type UnexercisedFunction = Unexercised["functions"][number];
export type UnexercisedCall = Unexercised["calls"][number];

/** Name, kind and place of functions. */
export const functionColumns: readonly Column<UnexercisedFunction>[] = [
  text("name", words.name, "minmax(11.25rem, 2fr)", ({ name }) => name),
  text("kind", words.kind, "6.875rem", ({ kind }) => texts.kinds[kind]),
  {
    ...text<UnexercisedFunction>("place", words.place, "minmax(8.75rem, 1fr)", placeOf),
    accessorFn: ({ file, line }) => `${file}:${String(line ?? 0).padStart(8, "0")}`,
  },
];

/** Caller and callee, certainty and lines of calls. */
export const callColumns: readonly Column<UnexercisedCall>[] = [
  text("certainty", words.certainty, "6rem", ({ certainty }) => texts.certainty[certainty]),
  text("caller", texts.hidden.caller, "minmax(8.75rem, 1fr)", ({ callerName }) => callerName),
  text("callee", texts.hidden.callee, "minmax(8.75rem, 1fr)", ({ calleeName }) => calleeName),
  text("lines", words.lines, "6.875rem", ({ sites }) => [...new Set(sites.map(({ line }) => line))].join(", ")),
];

function placeOf({ file, line }: UnexercisedFunction): string {
  return line === null ? file : `${file}:${line}`;
}

function text<T extends RowData>(id: string, header: string, width: string, of: (row: T) => string): Column<T> {
  return {
    id,
    header,
    width,
    accessorFn: (row: T) => of(row).toLowerCase(),
    sortFn: ascending,
    cell: ({ row }: { readonly row: { readonly original: T } }) => (
      <span className="table-name" title={of(row.original)}>
        <ElidedName name={of(row.original)} />
      </span>
    ),
  } as Column<T>;
}
