import type { DefinitionRecord } from "../facts/definition-record.ts";
import { type CallEdges, roleCount } from "./call-edges.ts";
import type { ClassHierarchy } from "./class-hierarchy.ts";
import type { Containers } from "./containers.ts";
import type { Families } from "./families.ts";
import type { Fields } from "./fields.ts";
import type { FlowGraph } from "./flow-graph.ts";
import type { LinkedProgram } from "./linked-program.ts";
import type { ListenerNumbers } from "./listener-numbers.ts";
import type { ModuleIndex } from "./module-index.ts";
import type { NameResolution } from "./name-resolution.ts";
import type { PairNumbers } from "./pair-numbers.ts";
import type { Values } from "./values.ts";

/** An argument of a call: `argument` kind, name (string or -1), variable (or -1). */
export interface Argument {
  readonly how: number;
  readonly name: number;
  readonly variable: number;
}

/** A call that is being followed. */
export interface CallContext {
  readonly args: readonly Argument[];
  /** Variable that takes the result, or -1. */
  readonly result: number;
  readonly site: number;
  readonly role: number;
  readonly tier: number;
}

/** What a class says of a field by `field(...)`, `attr.ib(...)` or `Field(...)`: variables, -1 where it says nothing. */
export interface DescribedField {
  /** What makes the default, without arguments. */
  readonly factory: number;
  readonly converter: number;
  /** What checks a value: functions, or a container of such. Functions decorated with `@name.validator` come in here. */
  readonly validator: number;
  /** What makes the default from the object itself: functions decorated with `@name.default`, `Factory(f, takes_self=True)`. */
  readonly ofObject: number;
}

/** Everything that the parts of the analysis share. */
export interface Analysis {
  readonly program: LinkedProgram;
  readonly modules: ModuleIndex;
  readonly values: Values;
  readonly names: NameResolution;
  readonly classes: ClassHierarchy;
  readonly graph: FlowGraph;
  readonly edges: CallEdges;
  /** Calls of a family of overrides, one edge each: large hierarchies with operators would make millions of single ones. */
  readonly familyEdges: CallEdges;
  readonly containers: Containers;
  readonly fields: Fields;
  readonly families: Families;
  /** By parameter, and by definition: variables through which values come in and go out, past what is declared. */
  readonly parameterEntries: Map<number, number>;
  readonly resultEntries: Map<number, number>;
  /** Partial applications: what is called, and the arguments given beforehand. */
  readonly partials: { readonly callee: number; readonly args: readonly Argument[] }[];
  /** Property objects: variables of getter and setter, or -1. */
  readonly properties: { readonly getter: number; readonly setter: number }[];
  readonly describedFields: DescribedField[];
  /** Decorated functions: the variable of the original and the wrapper's value. */
  readonly wraps: { readonly original: number; readonly wrapper: number }[];
  /** Numbers of `wraps` by original and wrapper. */
  readonly wrapNumbers: PairNumbers;
  /** What was followed before, by site and role: methods by variable, functions, and decorated functions by wrap. */
  readonly followed: {
    readonly methods: PairNumbers;
    readonly functions: PairNumbers;
    readonly wraps: PairNumbers;
  };
  /** The listeners of which there are very many, and the calls that they were hung up with. */
  readonly shared: ListenerNumbers;
  readonly calls: CallContext[];
  /** Calls of the program by operation, and the values of annotations by expression: made once each. */
  readonly callsByOperation: Map<number, CallContext>;
  readonly declaredTypes: Map<number, readonly number[]>;
  /** Calls inside libraries that the source makes happen: `caller callee` by dotted names. */
  readonly libraryCalls: Set<string>;
  /** By operation: the list that a slice with a known start makes. */
  readonly slices: Map<number, number>;
  /** Places at which a key is known to be asked for its hash: twice the site, one more in dicts and sets. */
  readonly hashedKeys: Set<number>;
  /** Classes of which the project makes objects, each by calling that very class. */
  readonly made: Set<number>;
  /** The getters that each `__get__` of the project reads; filled once all values have flowed. */
  readonly lookedThrough: Map<number, ReadonlySet<number>>;
  /** What to do once all values have flowed, for cases that are told by what did not arrive. */
  readonly later: (() => void)[];
  /** The file in which an operation of the program stands. */
  readonly fileAt: (operation: number) => number;
  // The parts that need each other, tied together in `analyze.ts`.
  readonly invoke: (callee: number, call: CallContext) => void;
  readonly loadAttribute: (object: number, name: number, to: number, site: number) => void;
  readonly storeAttribute: (object: number, name: number, value: number, site: number) => void;
  readonly iterate: (object: number, to: number, site: number) => void;
  readonly callExternal: (name: number, call: CallContext) => void;
  readonly declare: (expression: number, to: number) => void;
}

/** Where a call stands, as a number: its site and its role. */
export function placeOf(call: CallContext): number {
  return call.site * roleCount + call.role;
}

/** The number by which shared listeners know a call. */
export function callNumber(analysis: Analysis, call: CallContext): number {
  return analysis.calls.push(call) - 1;
}

/** A call without arguments that matters for its edges and its result. */
export function plainCall(
  site: number,
  role: number,
  tier: number,
  result = -1,
  args: readonly number[] = [],
): CallContext {
  return { args: args.map((variable) => ({ how: 0, name: -1, variable })), result, site, role, tier };
}

export function definitionOf(analysis: Analysis, value: number): DefinitionRecord {
  return analysis.program.definitions[analysis.values.first(value)]!;
}

/** A string's number, for a name known when this was written. */
export function named(analysis: Analysis, text: string): number {
  return analysis.names.stringNumber(text);
}
