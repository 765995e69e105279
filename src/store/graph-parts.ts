import { createHash } from "node:crypto";
import type { GraphUpdate } from "#model/extraction.ts";
import type { FunctionId } from "#model/ids.ts";
import type { CallSite, SourceFunction, StaticCall } from "#model/source-graph.ts";

/** A file's functions and the calls that they make, as the store keeps them; file is "" for names outside the project. */
export interface GraphPart {
  readonly file: string;
  /** Of all that follows, or of all that it was made from: with equal ones, the content is equal. */
  readonly digest: string;
  readonly functionCount: number;
  readonly certainCalls: number;
  readonly possibleCalls: number;
  /** JSON of `PackedFunction[]`. */
  readonly functions: string;
  /** JSON of `PackedCalls`. */
  readonly calls: string;
}

/** A graph in parts, and the lists of candidates that its hubs name, by digest. */
export interface GraphParts {
  readonly parts: readonly GraphPart[];
  /** JSON of ids, by digest. */
  readonly candidates: ReadonlyMap<string, string>;
}

/** A function's fields in the order of `unpackedFunction`. */
type PackedFunction = readonly unknown[];

/** Calls and hubs in numbers: functions are places in `names`, kinds and lists are places in theirs. */
export interface PackedCalls {
  readonly names: readonly FunctionId[];
  /** `certainty via tier` of calls, the tier of hubs. */
  readonly kinds: readonly string[];
  /** Caller, callee, kind, then line, column and candidates of each site. */
  readonly calls: readonly (readonly number[])[];
  /** Digests of lists of candidates. */
  readonly lists: readonly string[];
  /** Caller, line, column, kind, list. */
  readonly hubs: readonly (readonly number[])[];
}

interface OpenPart {
  readonly functions: PackedFunction[];
  readonly names: Places<FunctionId>;
  readonly kinds: Places<string>;
  readonly calls: number[][];
  readonly lists: Places<string>;
  readonly hubs: number[][];
  certain: number;
}

/** Numbers things in the order in which they come. */
class Places<Thing> {
  readonly all: Thing[] = [];
  readonly #places = new Map<Thing, number>();

  of(thing: Thing): number {
    const known = this.#places.get(thing);
    if (known !== undefined) return known;
    this.#places.set(thing, this.all.length);
    return this.all.push(thing) - 1;
  }
}

/**
 * Parts a graph by the files of its functions and callers. Parts with a key of their own have that in place of a digest, and
 * may be missing: see `GraphUpdate`.
 *
 * @throws Error when the graph is whole and a call names a function that isn't there
 */
export function partedGraph(graph: GraphUpdate): GraphParts {
  const open = new Map<string, OpenPart>();
  const partOf = new Map<FunctionId, OpenPart>();
  for (const one of graph.functions) {
    if (partOf.has(one.id)) continue;
    const part = openPart(open, one.external ? "" : (one.file ?? ""));
    partOf.set(one.id, part);
    part.functions.push(packedFunction(one));
  }
  const callerPart = (caller: FunctionId, callee: FunctionId) => {
    const part = partOf.get(caller);
    if (part === undefined || (graph.parts === undefined && !partOf.has(callee)))
      throw new Error(`A call names a function that isn't in the graph: ${caller} -> ${callee}`);
    return part;
  };
  for (const call of graph.calls) addCall(callerPart(call.caller, call.callee), call);
  const lists = new Map<readonly FunctionId[], { digest: string; text: string }>();
  for (const { caller, site, tier, candidates } of graph.hubs) {
    const { names, kinds, lists: own, hubs } = callerPart(caller, caller);
    let list = lists.get(candidates);
    if (list === undefined) {
      const text = JSON.stringify(candidates);
      list = { text, digest: digestOf(text) };
      lists.set(candidates, list);
    }
    hubs.push([names.of(caller), site.line, site.column, kinds.of(tier), own.of(list.digest)]);
  }
  return {
    parts: [...open].map(([file, part]) => closedPart(file, part, graph.parts?.get(file))),
    candidates: new Map([...lists.values()].map(({ digest, text }) => [digest, text])),
  };
}

function openPart(open: Map<string, OpenPart>, file: string): OpenPart {
  const known = open.get(file);
  if (known !== undefined) return known;
  const part: OpenPart = {
    functions: [],
    names: new Places(),
    kinds: new Places(),
    calls: [],
    lists: new Places(),
    hubs: [],
    certain: 0,
  };
  open.set(file, part);
  return part;
}

function addCall(part: OpenPart, { caller, callee, certainty, via, tier, sites }: StaticCall) {
  const row = [part.names.of(caller), part.names.of(callee), part.kinds.of(`${certainty} ${via} ${tier}`)];
  for (const { line, column, candidates } of distinctSites(sites)) row.push(line, column, candidates);
  part.calls.push(row);
  if (certainty === "certain") part.certain++;
}

/** In the order of the text, each place once. */
function distinctSites(sites: readonly CallSite[]): readonly CallSite[] {
  const order = (a: CallSite, b: CallSite) => a.line - b.line || a.column - b.column;
  if (sites.every((site, index) => index === 0 || order(sites[index - 1]!, site) < 0)) return sites;
  return sites.toSorted(order).filter((site, index, all) => index === 0 || order(all[index - 1]!, site) < 0);
}

function closedPart(file: string, part: OpenPart, key: string | undefined): GraphPart {
  const { functions, names, kinds, calls, lists, hubs, certain } = part;
  const packed: PackedCalls = { names: names.all, kinds: kinds.all, calls, lists: lists.all, hubs };
  const texts = { functions: JSON.stringify(functions), calls: JSON.stringify(packed) };
  return {
    file,
    digest: key ?? digestOf(texts.functions, texts.calls),
    functionCount: functions.length,
    certainCalls: certain,
    possibleCalls: calls.length - certain,
    ...texts,
  };
}

function digestOf(...texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\n");
  return hash.digest("hex").slice(0, 32);
}

function packedFunction(one: SourceFunction): PackedFunction {
  const { id, qualifiedName, name, kind, language, file, line, column, endLine } = one;
  const { external, parent, positions, fingerprint, complexity } = one;
  const place = [file, line, column, endLine, external, parent, positions];
  return [id, qualifiedName, name, kind, language, ...place, fingerprint, complexity];
}

/** The function that `packedFunction` wrote. */
export function unpackedFunction(packed: PackedFunction): SourceFunction {
  const [id, qualifiedName, name, kind, language, file, line, column, endLine, ...rest] = packed;
  const [external, parent, positions, fingerprint, complexity] = rest;
  const place = { file, line, column, endLine, external, parent, positions };
  return { id, qualifiedName, name, kind, language, ...place, fingerprint, complexity } as SourceFunction;
}
