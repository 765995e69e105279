import type { SourceFunction } from "#model/source-graph.ts";
import {
  type Cell,
  CellKind,
  type FileFacts,
  type PropertyRole,
  type Ref,
  type SiteFacts,
  type TypeFacts,
} from "../facts/file-facts.ts";
import { ValueFlow } from "./value-flow.ts";

/** Index into the functions of the whole project. */
export type FunctionIndex = number;
/** Index into the classes and interfaces of the whole project. */
export type TypeIndex = number;

export interface LinkedFunction {
  readonly fact: SourceFunction;
  readonly parameters: readonly Cell[];
  readonly rest: number;
  readonly isMember: boolean;
  readonly returned: Cell;
  /** The cell of `arguments`; 0 when the function doesn't use it. */
  readonly arguments: Cell;
}

export interface LinkedType {
  readonly facts: TypeFacts;
  readonly bases: readonly TypeIndex[];
  readonly maker: FunctionIndex | null;
  readonly self: FunctionIndex | null;
  readonly members: readonly { readonly member: TypeFacts["members"][number]; readonly target: FunctionIndex }[];
}

export interface LinkedSite {
  readonly facts: SiteFacts;
  readonly caller: FunctionIndex;
  readonly file: LinkedFile;
}

/** The tables that turn one file's own numbers into the project's. */
export interface LinkedFile {
  readonly facts: FileFacts;
  readonly firstFunction: FunctionIndex;
  functionOf(ref: Ref): FunctionIndex | null;
  typeOf(ref: Ref): TypeIndex | null;
  readonly cells: Int32Array;
}

/** All files' facts with their refs and cells joined. */
export interface LinkedProject {
  readonly files: readonly LinkedFile[];
  readonly functions: readonly LinkedFunction[];
  readonly types: readonly LinkedType[];
  readonly sites: readonly LinkedSite[];
  readonly instantiated: ReadonlySet<TypeIndex>;
  readonly flow: ValueFlow;
  /** Values written under a key that is a parameter, by the parameter's cell. */
  readonly keyedWrites: ReadonlyMap<Cell, readonly KeyedWrite[]>;
  /** Objects that are made in a cell: by `new`, as `this`, by a literal. */
  readonly objects: ReadonlyMap<Cell, readonly MadeObject[]>;
  /** Values put over a declared method, by the cells that calls of the method read. */
  readonly replacements: ReadonlyMap<Cell, readonly Cell[]>;
  /** The cell of what is stored under a name on receivers of unknown type. */
  writtenUnder(name: string): Cell;
}

/** An object that is known by where it is made. */
export type MadeObject =
  /** `isExact` for `new`; `this` may be an instance of a class below as well. */
  | { readonly kind: "instance"; readonly type: TypeIndex; readonly isExact: boolean }
  /** Made by `new` from a function. */
  | { readonly kind: "made"; readonly maker: FunctionIndex }
  /** Values by property; `isOpen` when there may be others. */
  | { readonly kind: "literal"; readonly values: ReadonlyMap<string, Cell>; readonly isOpen: boolean };

/** What a key parameter's property is given, and as what. */
export interface KeyedWrite {
  readonly value: Cell;
  readonly as: PropertyRole;
}

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

function madeObjects(files: readonly LinkedFile[], table: CellTable): ReadonlyMap<Cell, readonly MadeObject[]> {
  const objects = new Map<Cell, MadeObject[]>();
  const add = (cell: Cell, object: MadeObject) => {
    if (cell === 0) return;
    const before = objects.get(cell);
    if (before === undefined) objects.set(cell, [object]);
    else before.push(object);
  };
  for (const { facts, cells, functionOf, typeOf } of files) {
    for (const { cell, names, values, isOpen } of facts.literals) {
      add(cells[cell]!, {
        kind: "literal",
        values: new Map(names.map((name, index) => [name, cells[values[index]!]!])),
        isOpen,
      });
    }
    for (const { isClass, ref, maker } of facts.types) {
      const type = isClass ? typeOf(ref) : null;
      const own = maker ?? ref;
      const at = table.known(CellKind.returned, facts.files[facts.refs[own * 2]!]!, facts.refs[own * 2 + 1]!);
      if (type !== null) add(at, { kind: "instance", type, isExact: false });
    }
    for (const { isNew, targets, invocation } of facts.sites) {
      if (!isNew || invocation.result === 0) continue;
      for (const ref of targets) {
        const type = typeOf(ref);
        const maker = type === null ? functionOf(ref) : null;
        if (type !== null) add(cells[invocation.result]!, { kind: "instance", type, isExact: true });
        if (maker !== null) add(cells[invocation.result]!, { kind: "made", maker });
      }
    }
  }
  return objects;
}

/** How far a method's cell is followed to those that read it: over its name, or over one choice of several. */
const readerDistance = 2;

function replacementsByReader(files: readonly LinkedFile[], flow: ValueFlow): ReadonlyMap<Cell, readonly Cell[]> {
  const byMethod = new Map<Cell, Set<Cell>>();
  for (const { facts, cells } of files) {
    for (let i = 0; i < facts.replacements.length; i += 2) {
      const method = cells[facts.replacements[i + 1]!]!;
      const values = byMethod.get(method) ?? new Set();
      byMethod.set(method, values.add(cells[facts.replacements[i]!]!));
    }
  }
  const byReader = new Map<Cell, Set<Cell>>();
  for (const [method, values] of byMethod) {
    for (const reader of flow.readersOf(method, readerDistance)) {
      byReader.set(reader, new Set([...(byReader.get(reader) ?? []), ...values]));
    }
  }
  return new Map([...byReader].map(([reader, values]) => [reader, [...values]]));
}

function linkedFunctions(file: LinkedFile, table: CellTable): LinkedFunction[] {
  return file.facts.functions.map(({ fact, key, parameters, rest, isMember }) => ({
    fact,
    parameters: parameters.map((cell) => file.cells[cell]!),
    rest,
    isMember,
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

/** More than there are kinds of cells. */
const cellKinds = 16;

/** Gives every declaration, name and return one cell for the whole project. */
class CellTable {
  private readonly keyedCells = new Map<string, Map<number, Cell>>();
  private readonly namedCells = [new Map<string, Cell>(), new Map<string, Cell>()] as const;
  private readonly flow: ValueFlow;

  constructor(flow: ValueFlow) {
    this.flow = flow;
  }

  translate(facts: FileFacts): Int32Array {
    const count = facts.cells.length / 3;
    const cells = new Int32Array(count);
    for (let local = 1; local < count; local++) {
      const kind = facts.cells[local * 3]!;
      const a = facts.cells[local * 3 + 1]!;
      cells[local] = this.cell(kind, a, facts, cells);
    }
    return cells;
  }

  keyed(kind: number, path: string, key: number): Cell {
    const cells = this.keyedCells.get(path) ?? new Map<number, Cell>();
    if (cells.size === 0) this.keyedCells.set(path, cells);
    return this.interned(cells, key * cellKinds + kind);
  }

  writtenUnder(name: string): Cell {
    const cell = this.named(1, name);
    this.flow.addEdge(cell, this.named(0, name));
    return cell;
  }

  /** The cell if any file asked for it, else 0. */
  known(kind: number, path: string, key: number): Cell {
    return this.keyedCells.get(path)?.get(key * cellKinds + kind) ?? 0;
  }

  private cell(kind: number, a: number, facts: FileFacts, cells: Int32Array): Cell {
    switch (kind) {
      case CellKind.temporary:
        return this.flow.newCell();
      case CellKind.element:
        return this.flow.elementOf(cells[a]!);
      case CellKind.named:
      case CellKind.written:
        return this.named(kind === CellKind.named ? 0 : 1, facts.names[a]!);
      default:
        return this.keyed(kind, facts.files[facts.refs[a * 2]!]!, facts.refs[a * 2 + 1]!);
    }
  }

  private named(which: 0 | 1, name: string): Cell {
    return this.interned(this.namedCells[which], name);
  }

  private interned<K>(cells: Map<K, Cell>, key: K): Cell {
    const known = cells.get(key);
    if (known !== undefined) return known;
    const cell = this.flow.newCell();
    cells.set(key, cell);
    return cell;
  }
}
