import type { CallTier, CallVia, Language, SourceFunction } from "#model/source-graph.ts";

/**
 * All that the solver needs to know of one file: plain numbers and strings, so that it can be stored and come back in
 * another session. Two kinds of numbers occur throughout. A `Ref` names a declaration in this or another file, a `Cell`
 * stands for a set of values (of a variable, property, return, element). Both index the tables of their own file.
 */
export interface FileFacts {
  readonly path: string;
  readonly language: Language;
  readonly lines: number;
  /** Errors of syntax, as sentences with their line. */
  readonly problems: readonly string[];
  readonly functions: readonly FunctionFacts[];
  readonly types: readonly TypeFacts[];
  readonly sites: readonly SiteFacts[];
  /** Paths of the files that refs name. */
  readonly files: readonly string[];
  /** Pairs: index into `files`, declaration key. */
  readonly refs: readonly number[];
  readonly names: readonly string[];
  /** Triples: kind, and two numbers whose meaning the kind tells. */
  readonly cells: readonly number[];
  /** Pairs: values move from the first cell to the second. */
  readonly moves: readonly number[];
  /** Pairs: the cell holds the function or class that the ref names. */
  readonly holds: readonly number[];
  /** Pairs: element values move both ways, since both cells name the same container. */
  readonly aliases: readonly number[];
  readonly keyedWrites: readonly KeyedWriteFacts[];
  readonly literals: readonly LiteralFacts[];
  /** Pairs: a value put over a method that a class declares, and the cell of that method. */
  readonly replacements: readonly number[];
  /** Classes that are made or used as values. */
  readonly instantiated: readonly Ref[];
}

export type Ref = number;
export type Cell = number;

/** Cell 0 holds nothing, ever. */
export const emptyCell: Cell = 0;

export const CellKind = {
  temporary: 0,
  declared: 1,
  returned: 2,
  signature: 3,
  named: 4,
  written: 5,
  element: 6,
  arguments: 7,
  /** Getters and setters behind a declared property. */
  getter: 8,
  setter: 9,
} as const;

export interface FunctionFacts {
  readonly fact: SourceFunction;
  readonly key: number;
  /** Cells of the parameters in order; `rest` is the index of the rest parameter, -1 without one. */
  readonly parameters: readonly Cell[];
  readonly rest: number;
  /** True for functions that are read from an object by their name: methods, and what is written as a property. */
  readonly isMember: boolean;
  /** True for functions written in place as `x[key] = function ...` under a name that nothing here tells. */
  readonly isUnderAnyKey: boolean;
}

/** A class or interface: what it extends or implements, and the members that a call could reach. */
export interface TypeFacts {
  readonly ref: Ref;
  readonly name: string;
  readonly isClass: boolean;
  readonly bases: readonly Ref[];
  /** Where `new` ends up: the explicit constructor, or the class itself when it has field initialisers; null to ask the base. */
  readonly maker: Ref | null;
  /** The function that stands for the class when no base has a constructor. */
  readonly self: Ref | null;
  readonly members: readonly MemberFacts[];
}

export interface MemberFacts {
  readonly name: string;
  readonly kind: "method" | "get" | "set";
  readonly isStatic: boolean;
  readonly target: Ref;
}

/** One place that calls, and everything known about whom. */
export interface SiteFacts {
  /** Index of the calling function in this file. */
  readonly caller: number;
  readonly line: number;
  readonly column: number;
  readonly via: CallVia;
  /** Tier of `targets`. */
  readonly tier: CallTier;
  readonly isNew: boolean;
  readonly targets: readonly Ref[];
  /** True when other functions may take the place of `targets`. */
  readonly isOpen: boolean;
  /** Name of what lies outside the project; null when the target is inside or unknown. */
  readonly external: string | null;
  readonly dispatch: DispatchFacts | null;
  /** Values called when the targets aren't all; `emptyCell` when they are. */
  readonly callee: Cell;
  /** Cells of the signature declarations that the called value has. */
  readonly signatures: readonly Cell[];
  readonly invocation: InvocationFacts;
  /** The property that is called and the value it is read from; null and `emptyCell` for calls of anything else. */
  readonly property: string | null;
  readonly receiver: Cell;
  /** Name to fall back to when nothing else was found; null when the receiver's type rules it out. */
  readonly guess: string | null;
  readonly callbacks: readonly CallbackFacts[];
}

export interface DispatchFacts {
  readonly name: string;
  readonly kind: "method" | "get" | "set";
  readonly isStatic: boolean;
  /** Classes and interfaces that the receiver is declared as. */
  readonly owners: readonly Ref[];
}

/** What is passed and what comes back. Argument i goes to parameter i + shift. */
export interface InvocationFacts {
  readonly arguments: readonly Cell[];
  /** Index of the first spread argument, whose elements reach all later parameters; -1 without one. */
  readonly spread: number;
  readonly shift: number;
  readonly result: Cell;
  /** Arguments that are strings written out, which may name a property inside the callee. */
  readonly texts: readonly { readonly index: number; readonly text: string }[];
}

/**
 * `x[key] = value` or `Object.defineProperty(x, key, ...)` where the key is a parameter: who passes a string for it
 * defines a property of that name.
 */
export interface KeyedWriteFacts {
  readonly key: Cell;
  readonly value: Cell;
  readonly as: PropertyRole;
}

/** An object literal with properties that may be called. */
export interface LiteralFacts {
  readonly cell: Cell;
  readonly names: readonly string[];
  /** Values by the order of `names`. */
  readonly values: readonly Cell[];
  /** True when a spread or a computed key may bring further properties. */
  readonly isOpen: boolean;
}

/** What a stored value is to its property. */
export type PropertyRole = "value" | "get" | "set";

/** The name under which a property's values, getters or setters are kept apart: a space can't be part of a written name. */
export const roleName = (role: PropertyRole, name: string): string => (role === "value" ? name : `${role} ${name}`);

/** A function value handed to code that isn't read, which calls it: at once, or later. */
export interface CallbackFacts {
  readonly callee: Cell;
  /** `null` only moves values: the function was stored, not called. */
  readonly tier: "callback" | "registered" | null;
  /** False when the receiver's type isn't known: it may well be code of the project that gets the value as a parameter. */
  readonly isForeign: boolean;
  /** True when the value is a function written in place or a constant: nothing else can be there. */
  readonly isFixed: boolean;
  /** True for names like `map` and `replace`, which call their argument whatever they are found on. */
  readonly isUsual: boolean;
  readonly invocation: InvocationFacts;
}

/** Each file's facts carry this version in their key: raised with every change of meaning. */
export const factsVersion = 5;
