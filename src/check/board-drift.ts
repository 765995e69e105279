import type { Board, BoardCall, BoardDrift } from "#model/board.ts";
import type { FunctionId } from "#model/ids.ts";
import type { SourceFunction, StaticCall } from "#model/source-graph.ts";

/** The part of a static graph that boards are held to. */
export interface DrawnSource {
  readonly functions: readonly Pick<SourceFunction, "id" | "external">[];
  readonly calls: readonly Pick<StaticCall, "caller" | "callee" | "certainty">[];
}

/** Certain calls between some of a project's functions, in order: what a board remembers of the source. */
export function callsAmong(drawn: ReadonlySet<string>, { calls }: DrawnSource): BoardCall[] {
  return calls
    .filter(({ certainty, caller, callee }) => certainty === "certain" && drawn.has(caller) && drawn.has(callee))
    .map(({ caller, callee }): BoardCall => [caller, callee])
    .sort((a, b) => compared(keyOf(a), keyOf(b)));
}

/** The project's functions that a board shows; not those of libraries, nor groups. */
export function drawnFunctions({ positions }: Board): FunctionId[] {
  return (Object.keys(positions) as FunctionId[]).filter(
    (id) => id.includes("#") && !/^(group|frame|external):/.test(id),
  );
}

/**
 * What a saved picture says that the source doesn't any more. A function that went to another file under the same name is
 * followed there, when it is the only one. Calls that may be made, but needn't, are left out on both sides: they change
 * with classes that have nothing to do with the board.
 */
export function boardDrift(board: Board, source: DrawnSource): BoardDrift {
  const own = new Set<string>();
  for (const { id, external } of source.functions) if (!external) own.add(id);
  const drawn = drawnFunctions(board);
  const moved = drawn.flatMap((id) => {
    const to = own.has(id) ? null : onlyNamesake(id, drawn, own);
    return to === null ? [] : [{ from: id, to }];
  });
  const movedTo = new Map(moved.map(({ from, to }) => [from as string, to]));
  const now = (id: FunctionId) => movedTo.get(id) ?? id;
  const goneFunctions = drawn.filter((id) => !own.has(now(id)));
  const current = callsAmong(new Set(drawn.map(now)), source);
  const remembered = (board.calls ?? current).map(([caller, callee]): BoardCall => [now(caller), now(callee)]);
  return {
    board: board.name,
    moved,
    goneFunctions: goneFunctions.sort(compared),
    // A call of a function that is gone needn't be named again.
    goneCalls: missing(remembered, current).filter((call) => call.every((id) => own.has(id))),
    newCalls: missing(current, remembered),
  };
}

/** True when the picture has to be looked at again; a function that only moved leaves it true. */
export function hasDrifted({ goneFunctions, goneCalls, newCalls }: BoardDrift): boolean {
  return goneFunctions.length + goneCalls.length + newCalls.length > 0;
}

function onlyNamesake(id: FunctionId, drawn: readonly string[], own: ReadonlySet<string>): FunctionId | null {
  const name = nameIn(id);
  if (name === "") return null; // a module body has no name of its own
  const found = [...own].filter((each) => nameIn(each) === name && !drawn.includes(each));
  return found.length === 1 ? (found[0] as FunctionId) : null;
}

const nameIn = (id: string) => id.slice(id.indexOf("#") + 1);
const keyOf = ([caller, callee]: BoardCall) => `${caller}\n${callee}`;
const compared = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function missing(calls: readonly BoardCall[], from: readonly BoardCall[]): BoardCall[] {
  const there = new Set(from.map(keyOf));
  return calls.filter((call) => !there.has(keyOf(call)));
}
