import { functionId } from "#model/ids.ts";
import type { CallHub, SourceFunction, StaticCall } from "#model/source-graph.ts";
import type { Definition } from "./facts/definition.ts";
import { remembered } from "./remembered.ts";
import { type SettledCalls, tierNames, viaNames } from "./solve/settled-calls.ts";

/** A file with its definitions and its dotted module name. */
export interface DefinedFile {
  readonly path: string;
  readonly module: string;
  readonly definitions: readonly Definition[];
  /** Three numbers a site: definition, line, column. */
  readonly sites: Int32Array;
}

/** Functions and calls of the whole project, from the files' definitions and the calls between them. */
export function sourceGraphOf(files: readonly DefinedFile[], settled: SettledCalls) {
  const functions = files.flatMap((file) => file.definitions.map((definition) => functionOf(file, definition)));
  const externals = settled.externals.map(externalFunction);
  const at = (number: number) => (number >= 0 ? functions[number]! : externals[-2 - number]!).id;
  const positions = positionsOf(files);
  return {
    functions: [...functions, ...externals.toSorted((a, b) => (a.id < b.id ? -1 : 1))],
    calls: callsOf(settled, at, positions),
    hubs: hubsOf(settled, at, positions),
  };
}

/** Line and column of each site, which count through all files. */
function positionsOf(files: readonly DefinedFile[]): Int32Array {
  const positions = new Int32Array(files.reduce((sum, file) => sum + (file.sites.length / 3) * 2, 0));
  let place = 0;
  for (const { sites } of files) {
    for (let at = 0; at < sites.length; at += 3) {
      positions[place++] = sites[at + 1]!;
      positions[place++] = sites[at + 2]!;
    }
  }
  return positions;
}

function functionOf(file: DefinedFile, definition: Definition): SourceFunction {
  const parent = definition.parent < 0 ? null : file.definitions[definition.parent]!;
  const qualifiedName = [file.module, definition.dotted].filter((part) => part !== "").join(".");
  return {
    id: functionId(`${file.path}#${definition.path}`),
    qualifiedName,
    name: definition.kind === "module" ? file.module : definition.name,
    kind: definition.kind,
    language: "python",
    file: file.path,
    line: definition.line,
    column: definition.column,
    endLine: definition.endLine,
    external: false,
    parent: parent === null ? null : functionId(`${file.path}#${parent.path}`),
    positions: { firstLine: definition.firstLine },
    fingerprint: definition.fingerprint,
    complexity: definition.complexity,
  };
}

function externalFunction(name: string): SourceFunction {
  return {
    id: functionId(`external:${name}`),
    qualifiedName: name,
    name: name.slice(name.lastIndexOf(".") + 1),
    kind: "function",
    language: "python",
    file: null,
    line: null,
    column: null,
    endLine: null,
    external: true,
    parent: null,
    positions: {},
    fingerprint: null,
    complexity: null,
  };
}

function callsOf(
  { calls, sites }: SettledCalls,
  at: (number: number) => SourceFunction["id"],
  positions: Int32Array,
): StaticCall[] {
  const list: StaticCall[] = [];
  for (let place = 0; place < calls.length; place += 7) {
    const [caller, callee, tier, via, certain, first, count] = calls.subarray(place, place + 7);
    list.push({
      caller: at(caller!),
      callee: at(callee!),
      certainty: certain === 1 ? "certain" : "possible",
      via: viaNames[via!]!,
      tier: tierNames[tier!]!,
      sites: Array.from({ length: count! }, (_, index) => {
        const site = sites[(first! + index) * 2]!;
        const candidates = sites[(first! + index) * 2 + 1]!;
        return { line: positions[site * 2]!, column: positions[site * 2 + 1]!, candidates };
      }),
    });
  }
  return list;
}

function hubsOf(
  { hubs, hubCandidates }: SettledCalls,
  at: (number: number) => SourceFunction["id"],
  positions: Int32Array,
): CallHub[] {
  const list: CallHub[] = [];
  const shared = new Map<number, CallHub["candidates"]>();
  for (let place = 0; place < hubs.length; place += 4) {
    const [caller, number, first, count] = hubs.subarray(place, place + 4);
    const candidates = remembered(shared, first!, () =>
      Array.from(hubCandidates.subarray(first!, first! + count!), at),
    );
    const site = { line: positions[number! * 2]!, column: positions[number! * 2 + 1]! };
    list.push({ caller: at(caller!), site, tier: "hub", candidates });
  }
  return list;
}
