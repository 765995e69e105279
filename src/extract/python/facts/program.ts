/**
 * What a file does, as constraints between variables: the value-flow analysis runs on these alone and never sees syntax.
 *
 * A variable is one version of a name, or an intermediate value; `x = f(); x = g()` makes two, and after an `if` a third
 * joins those of the branches. Numbers of variables, definitions, strings, sites and expressions count from 0 within the
 * file; -1 means none. Every line of `opSpecs` is an operation and its operands:
 *
 *     v variable   d definition   s string   t site   e static expression   k constant key   n plain number
 */
export const opSpecs = {
  /** to, from */
  copy: "vv",
  /** A function or class by its definition. */
  define: "vd",
  /** to, module as written, 1 when the name stands for the top package (`import a.b`) */
  importModule: "vsn",
  /** to, module as written, name, site */
  importName: "vsst",
  /** A name that the file doesn't bind: a builtin, or from a star import. */
  outerName: "vs",
  /** A string; its text where it is short and constant. */
  text: "vs",
  /** A small integer; -1 where it doesn't matter which. */
  integer: "vn",
  /** A new container: kind of `containerKinds`. */
  container: "vn",
  /** to, object, attribute, site */
  loadAttribute: "vvst",
  /** object, attribute, value, site */
  storeAttribute: "vsvt",
  /** to, object, constant key, key, site */
  loadItem: "vvkvt",
  /** object, constant key, key, value, site */
  storeItem: "vkvvt",
  /** object, site */
  deleteItem: "vt",
  /** container, what is merged into it (`*x`, `**x`), site */
  merge: "vvt",
  /** to, object, site, index of the first item (-1 when it isn't known) */
  slice: "vvtn",
  /** to, from, index, 1 when it takes the rest (`*rest`), site */
  unpack: "vvnnt",
  /** to, from, site, 1 for `async for` */
  iterate: "vvtn",
  /** to, callee, site, then a list of arguments: number of them, and per argument how it is given, its name, its value */
  call: "vvt*",
  /** to, operand, method, site */
  unary: "vvst",
  /** to, left, right, method, 1 when in place, site */
  binary: "vvvsnt",
  /** left, right, method, site */
  compare: "vvst",
  /** container, item, site */
  contains: "vvt",
  /** A value used as a condition. */
  test: "vt",
  /** A value put into a string. */
  format: "vt",
  /** to, context manager, site, 1 for `async with` */
  enter: "vvtn",
  /** to, awaited, site */
  wait: "vvt",
  /** to, definition of the method, its first parameter, site */
  superOf: "vdvt",
  /** to, annotation */
  declared: "ve",
  /** to, from, class or tuple of classes */
  narrow: "vve",
  /** to, decorator, what it decorates, site, definition of the decorated */
  decorate: "vvvtd",
  /** What is raised. */
  raise: "vt",
  /** to, subject, place among the positional patterns of a class, site */
  matchPlace: "vvnt",
  /** A string that starts with a known text: `"visit_" + name`. */
  prefixed: "vs",
  /** A class statement came to its end. */
  classDone: "dt",
} as const;

export type OpName = keyof typeof opSpecs;

export const opNames = Object.keys(opSpecs) as OpName[];

/** Numbers of the operations, as they stand in `Program.code`. */
export const op = Object.fromEntries(opNames.map((name, index) => [name, index])) as Record<OpName, number>;

/** How an argument is given. */
export const argument = { positional: 0, keyword: 1, star: 2, doubleStar: 3 } as const;

export const containerKinds = ["list", "tuple", "set", "dict"] as const;

/** What a static expression is: what the source says about classes without running anything. */
export const staticKind = {
  unknown: 0,
  /** scope's definition, name */
  name: 1,
  /** expression, name */
  attribute: 2,
  /** expression, number of arguments, arguments */
  subscript: 3,
  /** number of parts, parts: `A | B`, or a tuple of classes */
  union: 4,
  none: 5,
  /** expression, number of arguments, then name (-1 when positional) and expression of each */
  call: 6,
} as const;

/** What the source says that a name stands for. */
export const entityKind = {
  /** definition */
  definition: 0,
  /** module as written, 1 when for the top package */
  module: 1,
  /** module as written, name */
  imported: 2,
  /** static expression */
  alias: 3,
  /** a name that `__all__` lists, `*` where the source doesn't say which */
  exported: 4,
} as const;

/** Marks of a definition. */
export const mark = {
  generator: 1,
  async: 2,
  staticMethod: 4,
  classMethod: 8,
  getter: 16,
  setter: 32,
  deleter: 64,
  overload: 128,
  abstract: 256,
  /** A class whose fields make up its constructor: dataclass, attrs, named tuple, pydantic. */
  fieldsMakeConstructor: 512,
  /** Decorated by something that no mark says all about. */
  decorated: 1024,
  /** A getter that runs once for each object and is remembered. */
  cached: 2048,
  /** Stands in a branch that is rarely taken: for an old Python, a checker of types, or a variable of the environment. */
  unlikely: 4096,
  /** `functools.singledispatch`: others are registered with it. */
  singleDispatch: 8192,
  /** A validator of a pydantic model: making an object runs it. */
  checksModel: 16384,
} as const;

/** Kinds of definition, as numbers. */
export const scopeKinds = ["module", "class", "function", "lambda"] as const;

/** How a parameter takes arguments. */
export const parameter = { positional: 0, keywordOnly: 1, rest: 2, keywords: 3, positionalOnly: 4 } as const;

/** One file's constraints. */
export interface Program {
  readonly strings: readonly string[];
  readonly variables: number;
  readonly code: Int32Array;
  /** Three numbers a site: definition, line, column. */
  readonly sites: Int32Array;
  /** Static expressions by offset: kind, then operands. */
  readonly expressions: Int32Array;
  /** Descriptions of the definitions, one after the other: see `definition-record.ts`. */
  readonly records: Int32Array;
  /** Modules imported by star, as written, the last one first since its names win: strings. */
  readonly stars: readonly number[];
}
