import { remembered } from "../remembered.ts";
import { type Analysis, type CallContext, plainCall } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { isObject } from "./is-object.ts";
import { callMethod } from "./iteration.ts";
import { valueKind } from "./values.ts";

/** Added to an operation's place when it is the right side that the operation waits for. */
export const rightSide = 2 ** 30;

/** Lets an operator wait for both its sides; -1 is none. */
export function waitForSides({ graph }: Analysis, at: number, left: number, right: number) {
  graph.wait(left, at);
  graph.wait(right, at + rightSide);
}

/** `left + right`, for a value on the left: its method, the one that works in place first. */
export function binaryLeft(analysis: Analysis, at: number, value: number) {
  const { program } = analysis;
  const { code } = program;
  const to = code[at + 1]!;
  const method = program.strings[code[at + 4]!]!;
  if (!isObject(analysis, value)) return keepOperand(analysis, value, method, to);
  const call = callOf(analysis, at, () => plainCall(code[at + 6]!, role.left, edgeTier.implicit, to, [code[at + 3]!]));
  const done = code[at + 5] === 1 && callMethod(analysis, value, `__i${method}__`, call);
  if (!done) callMethod(analysis, value, `__${method}__`, call);
}

/** `left + right`, for a value on the right: its mirrored method. */
export function binaryRight(analysis: Analysis, at: number, value: number) {
  const { program } = analysis;
  const { code } = program;
  const to = code[at + 1]!;
  const method = program.strings[code[at + 4]!]!;
  if (isObject(analysis, value)) {
    const call = callOf(analysis, at + rightSide, () =>
      plainCall(code[at + 6]!, role.right, edgeTier.logical, to, [code[at + 2]!]),
    );
    callMethod(analysis, value, `__r${method}__`, call);
  } else if (method === "add" || method === "or") keepOperand(analysis, value, method, to);
}

/** Containers and strings stay what they are under `+`, `|`, `*` and `%`. */
function keepOperand(analysis: Analysis, value: number, method: string, to: number) {
  const { values, graph } = analysis;
  const kind = values.kind(value);
  if (kind === valueKind.text && (method === "add" || method === "mod" || method === "mul")) graph.add(to, value);
  else if (kind === valueKind.container && (method === "add" || method === "or" || method === "mul"))
    graph.add(to, value);
  else if (kind === valueKind.foreign) graph.add(to, value);
}

const mirrored: Readonly<Record<string, string>> = {
  __lt__: "__gt__",
  __le__: "__ge__",
  __gt__: "__lt__",
  __ge__: "__le__",
  __eq__: "__eq__",
  __ne__: "__ne__",
};

/** `left < right`, for a value on the left. */
export function compareLeft(analysis: Analysis, at: number, value: number) {
  const { program } = analysis;
  if (!isObject(analysis, value)) return;
  const { code } = program;
  const method = program.strings[code[at + 3]!]!;
  const call = callOf(analysis, at, () => plainCall(code[at + 4]!, role.left, edgeTier.implicit, -1, [code[at + 2]!]));
  if (!callMethod(analysis, value, method, call) && method === "__ne__") callMethod(analysis, value, "__eq__", call);
}

/** `left < right`, for a value on the right: the mirrored method. */
export function compareRight(analysis: Analysis, at: number, value: number) {
  const { program } = analysis;
  if (!isObject(analysis, value)) return;
  const { code } = program;
  const method = program.strings[code[at + 3]!]!;
  const call = callOf(analysis, at + rightSide, () =>
    plainCall(code[at + 4]!, role.right, edgeTier.logical, -1, [code[at + 1]!]),
  );
  callMethod(analysis, value, mirrored[method] ?? method, call);
}

/** The call of an operation, made once: many values may come to one place. */
function callOf(analysis: Analysis, place: number, make: () => CallContext): CallContext {
  return remembered(analysis.callsByOperation, place, make);
}
