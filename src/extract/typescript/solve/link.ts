import { type Cell, CellKind, type FileFacts, type Ref, type TypeFacts } from "../facts/file-facts.ts";
import { CellTable } from "./cell-table.ts";
import type { KeyedWrite, LinkedFile, LinkedFunction, LinkedProject, LinkedType, TypeIndex } from "./linked-project.ts";
import { madeObjects } from "./made-objects.ts";
import { replacementsByReader } from "./replacements.ts";
import { ValueFlow } from "./value-flow.ts";

type KeyedIndex = Map<string, Map<number, number>>;

/** Joins the facts of files; they must come in a fixed order for the result to be the same each time. */
export function linkProject(all: readonly FileFacts[]): LinkedProject {
  const functionAt: KeyedIndex = new Map();
  const typeAt: KeyedIndex = new Map();
  let functionCount = 0;
  let typeCount = 0;
  const firstOf = new Map<FileFacts, number>();
  for (const facts of all) {
    firstOf.set(facts, functionCount);
    functionAt.set(facts.path, new Map(facts.functions.map(({ key }) => [key, functionCount++])));
    typeAt.set(facts.path, new Map(facts.types.map(({ ref }) => [facts.refs[ref * 2 + 1]!, typeCount++])));
  }
  const flow = new ValueFlow(functionCount);
  const cellTable = new CellTable(flow);
  const lookup = (facts: FileFacts, index: KeyedIndex) => (ref: Ref) =>
    index.get(facts.files[facts.refs[ref * 2]!]!)?.get(facts.refs[ref * 2 + 1]!) ?? null;
  const files = all.map((facts): LinkedFile => {
    return {
      facts,
      firstFunction: firstOf.get(facts)!,
      functionOf: lookup(facts, functionAt),
      typeOf: lookup(facts, typeAt),
      cells: cellTable.translate(facts),
    };
  });
  const instantiated = new Set<TypeIndex>();
  for (const file of files) {
    addFlow(file, flow);
    for (const ref of file.facts.instantiated) {
      const type = file.typeOf(ref);
      if (type !== null) instantiated.add(type);
    }
  }
  return {
    files,
    functions: files.flatMap((file) => linkedFunctions(file, cellTable)),
    types: files.flatMap((file) => file.facts.types.map((facts) => linkedType(facts, file))),
    sites: files.flatMap((file) =>
      file.facts.sites.map((facts) => ({ facts, caller: file.firstFunction + facts.caller, file })),
    ),
    instantiated,
    flow,
    keyedWrites: keyedWrites(files),
    replacements: replacementsByReader(files, flow),
    objects: madeObjects(files, cellTable),
    writtenUnder: (name) => cellTable.writtenUnder(name),
  };
}

function keyedWrites(files: readonly LinkedFile[]): ReadonlyMap<Cell, readonly KeyedWrite[]> {
  const writes = new Map<Cell, KeyedWrite[]>();
  for (const { facts, cells } of files) {
    for (const { key, value, as } of facts.keyedWrites) {
      const before = writes.get(cells[key]!);
      const write = { value: cells[value]!, as };
      if (before === undefined) writes.set(cells[key]!, [write]);
      else before.push(write);
    }
  }
  return writes;
}

function linkedFunctions(file: LinkedFile, table: CellTable): LinkedFunction[] {
  return file.facts.functions.map(({ fact, key, parameters, rest, isMember, isUnderAnyKey }) => ({
    fact,
    parameters: parameters.map((cell) => file.cells[cell]!),
    rest,
    isMember,
    isUnderAnyKey,
    returned: table.keyed(CellKind.returned, file.facts.path, key),
    arguments: table.known(CellKind.arguments, file.facts.path, key),
  }));
}

function linkedType(facts: TypeFacts, file: LinkedFile): LinkedType {
  const index = <T>(values: readonly T[], find: (value: T) => number | null) =>
    values.map(find).filter((each) => each !== null);
  return {
    facts,
    bases: index(facts.bases, file.typeOf),
    maker: facts.maker === null ? null : file.functionOf(facts.maker),
    self: facts.self === null ? null : file.functionOf(facts.self),
    members: facts.members.flatMap((member) => {
      const target = file.functionOf(member.target);
      return target === null ? [] : [{ member, target }];
    }),
  };
}

function addFlow({ facts, cells, functionOf, typeOf }: LinkedFile, flow: ValueFlow): void {
  for (let i = 0; i < facts.holds.length; i += 2) {
    const ref = facts.holds[i + 1]!;
    const type = typeOf(ref);
    const held = type === null ? functionOf(ref) : flow.classToken(type);
    if (held !== null) flow.seed(cells[facts.holds[i]!]!, held);
  }
  for (let i = 0; i < facts.moves.length; i += 2) flow.addEdge(cells[facts.moves[i]!]!, cells[facts.moves[i + 1]!]!);
  for (let i = 0; i < facts.aliases.length; i += 2) {
    flow.addElementEdge(cells[facts.aliases[i]!]!, cells[facts.aliases[i + 1]!]!);
  }
}
