import type { SourceFunction } from "#model/source-graph.ts";
import type { Cell, FileFacts, PropertyRole, Ref, SiteFacts, TypeFacts } from "../facts/file-facts.ts";
import type { ValueFlow } from "./value-flow.ts";

/** Index into the functions of the whole project. */
export type FunctionIndex = number;
/** Index into the classes and interfaces of the whole project. */
export type TypeIndex = number;

export interface LinkedFunction {
  readonly fact: SourceFunction;
  readonly parameters: readonly Cell[];
  readonly rest: number;
  readonly isMember: boolean;
  readonly isUnderAnyKey: boolean;
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

/** What a key parameter's property is given, and as what. */
export interface KeyedWrite {
  readonly value: Cell;
  readonly as: PropertyRole;
}

/** An object that is known by where it is made. */
export type MadeObject =
  /** `isExact` for `new`; `this` may be an instance of a class below as well. */
  | { readonly kind: "instance"; readonly type: TypeIndex; readonly isExact: boolean }
  /** Made by `new` from a class outside the project. */
  | { readonly kind: "foreign" }
  /** Made by `new` from a function. */
  | { readonly kind: "made"; readonly maker: FunctionIndex }
  /** Values by property; `isOpen` when there may be others. */
  | { readonly kind: "literal"; readonly values: ReadonlyMap<string, Cell>; readonly isOpen: boolean };
