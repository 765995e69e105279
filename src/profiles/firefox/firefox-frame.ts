import { optionalLine } from "../json-shape.ts";
import type { NamedFunction } from "../stacks/frame-book.ts";
import type { FirefoxTable } from "./firefox-tables.ts";

/** The tables of a thread that name its functions. */
export interface FrameTables {
  readonly frames: FirefoxTable;
  /** Null in profiles as Firefox itself writes them: there a frame has its place in one text. */
  readonly functions: FirefoxTable | null;
  readonly sources: FirefoxTable | null;
  readonly text: (index: unknown) => string;
}

/** The function of a row of the frame table. */
export function firefoxFrame({ frames, functions, sources, text }: FrameTables, row: number): NamedFunction {
  const executing = optionalLine(frames.cell(row, "line"));
  if (functions === null) return { ...locationFunction(text(frames.cell(row, "location"))), executing };
  const func = Number(frames.cell(row, "func"));
  const source = functions.cell(func, "source");
  const sourceName = typeof source === "number" ? sources?.cell(source, "filename") : undefined;
  const file = text(sourceName ?? functions.cell(func, "fileName"));
  return {
    name: text(functions.cell(func, "name")),
    file: file === "" ? null : file,
    definition: optionalLine(functions.cell(func, "lineNumber")),
    column: optionalLine(functions.cell(func, "columnNumber")),
    executing,
  };
}

/** `name (file:line:column)`, as Firefox writes scripts; anything else is a native symbol or a label. */
function locationFunction(location: string): NamedFunction {
  const match = /^(.*) \((.+?):(\d+)(?::(\d+))?\)(?:\[\d+\])?$/s.exec(location);
  if (match === null) return { name: location, file: null, external: false };
  const [, name = "", file = "", line, column] = match;
  return { name, file, definition: optionalLine(Number(line)), column: optionalLine(Number(column)) };
}
