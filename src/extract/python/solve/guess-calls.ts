import { mark, op } from "../facts/program.ts";
import type { Analysis } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { nextOperation } from "./linked-program.ts";
import { valueKind } from "./values.ts";

/** Names that objects of the language and of its library have too: nothing can be guessed from them. */
const common: ReadonlySet<string> = new Set(
  `get set add append pop update keys values items copy close read write join split strip format replace index count
  sort insert remove clear extend find encode decode lower upper startswith endswith setdefault run start stop send
  next open flush seek tell readline group match search sub name put acquire release result wait cancel`.split(/\s+/),
);
/** Names that are common enough outside the project that a guess from them stays one, even with a single candidate. */
export const usualNames: ReadonlySet<string> = new Set(
  `union intersection difference issubset issuperset isdisjoint discard choice choices shuffle sample random uniform seed
  randint randrange exists mkdir unlink rename glob resolve parent stat date time now today timestamp isoformat weekday
  strftime year month day debug info warning error exception log critical notify terminate kill poll communicate connect
  accept bind listen recv execute commit rollback cursor fetchone fetchall span start end lock submit map filter reverse
  shape reshape sum mean min max any all astype tolist fill dot real imag conjugate bit_length to_bytes hex`.split(
    /\s+/,
  ),
);
/** A name used by more unrelated classes than this says nothing. */
const mostFamilies = 2;

/** For calls of methods on objects of which nothing is known: the methods of that name, where they are one family or two. */
export function guessCalls(analysis: Analysis) {
  const byName = methodsByName(analysis);
  const called = calledVariables(analysis);
  const { code, strings } = analysis.program;
  for (let at = 0; at < code.length; at = nextOperation(code, at)) {
    if (code[at] !== op.loadAttribute) continue;
    const to = code[at + 1]!;
    const name = code[at + 3]!;
    const named = byName.get(name);
    if (named === undefined || !analysis.graph.isEmpty(to)) continue;
    if (common.has(strings[name]!) || strings[name]!.startsWith("__") || !isUnknown(analysis, code[at + 2]!)) continue;
    const isCalled = called[to] === 1;
    const methods = named.filter((method) => isGetter(analysis, method) !== isCalled);
    if (methods.length === 0 || familyCount(analysis, methods, name) > mostFamilies) continue;
    for (const method of methods)
      analysis.edges.add(code[at + 4]!, method, isCalled ? role.call : role.get, edgeTier.guess);
  }
}

function isGetter(analysis: Analysis, method: number): boolean {
  return (analysis.program.definitions[method]!.marks & mark.getter) !== 0;
}

function methodsByName(analysis: Analysis): Map<number, number[]> {
  const { definitions } = analysis.program;
  const byName = new Map<number, number[]>();
  for (const [index, record] of definitions.entries()) {
    const isMethod = record.kind === 2 && record.parent >= 0 && definitions[record.parent]!.kind === 1;
    if (!isMethod || (record.marks & (mark.setter | mark.deleter | mark.overload)) !== 0) continue;
    const known = byName.get(record.name);
    if (known === undefined) byName.set(record.name, [index]);
    else known.push(index);
  }
  return byName;
}

/** 1 for each variable that is called. */
function calledVariables(analysis: Analysis): Uint8Array {
  const { code, variables } = analysis.program;
  const called = new Uint8Array(variables);
  for (let at = 0; at < code.length; at = nextOperation(code, at)) if (code[at] === op.call) called[code[at + 2]!] = 1;
  return called;
}

/** Whether nothing is known of an object; one from outside, a container or a string isn't ours. */
function isUnknown(analysis: Analysis, variable: number): boolean {
  const { values, graph } = analysis;
  return graph.values(variable).every((value) => {
    const kind = values.kind(value);
    return kind === valueKind.instance || kind === valueKind.someInstance || kind === valueKind.constant;
  });
}

/** How many unrelated classes bring a method in. */
function familyCount(analysis: Analysis, methods: readonly number[], name: number): number {
  const { program, classes, values } = analysis;
  const roots = new Set<number>();
  for (const method of methods) {
    const owner = program.definitions[method]!.parent;
    let root = owner;
    for (const value of classes.order(owner)) {
      if (values.kind(value) === valueKind.class && classes.own(values.first(value), name) !== null)
        root = values.first(value);
    }
    roots.add(root);
    if (roots.size > mostFamilies) break;
  }
  return roots.size;
}
