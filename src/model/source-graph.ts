import type { ComplexityFacts } from "./complexity-facts.ts";
import type { FunctionId } from "./ids.ts";

export type Language = "python" | "typescript" | "javascript";

export type FunctionKind = "function" | "method" | "lambda" | "module" | "constructor" | "accessor" | "class";

/** A place in a source file. Lines and columns count from 1; columns count UTF-16 units. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** The positions by which profilers name a function. All are optional, since no profiler uses all of them. */
export interface FunctionPositions {
  /** `co_firstlineno` of Python: the line of the first decorator, or the `def` itself. */
  readonly firstLine?: number;
  /** What V8 reports for a function: the `(` of its parameter list, or the first token of a bare arrow's parameters. */
  readonly parameters?: SourcePosition;
  /** Offsets of the whole function text in UTF-16 units, as in V8 coverage: start inclusive, end exclusive. */
  readonly startOffset?: number;
  readonly endOffset?: number;
  /** Where a class's field initialisers start: V8 reports them as a frame of their own, named after the class. */
  readonly fieldInitializers?: SourcePosition;
}

/** Anything with a body that can be called: function, method, lambda, module body; or an external name that is called. */
export interface SourceFunction {
  readonly id: FunctionId;
  /** `pkg.mod.Class.method` for Python, `src/file.ts:Class.method` for TypeScript and JavaScript. */
  readonly qualifiedName: string;
  readonly name: string;
  readonly kind: FunctionKind;
  readonly language: Language;
  /** Relative to the project, forward slashes; null for external functions without a known file. */
  readonly file: string | null;
  /** The line of the `def`, `function` or `=>`; null when the function is external. */
  readonly line: number | null;
  readonly column: number | null;
  readonly endLine: number | null;
  /** True for libraries and builtins: named, but not read. */
  readonly external: boolean;
  /** The function or module body in which this one is defined; null for module bodies and external functions. */
  readonly parent: FunctionId | null;
  readonly positions: FunctionPositions;
  /** Hash of the body without comments and white space: the same code elsewhere has the same fingerprint. Null when external. */
  readonly fingerprint: string | null;
  /** What the complexity estimate needs; null where there is no body to read. */
  readonly complexity: ComplexityFacts | null;
}

export type Certainty = "certain" | "possible";

/** How a call is made. */
export type CallVia =
  | "direct"
  | "method"
  | "constructor"
  | "dispatch"
  | "callback"
  | "decorator"
  | "accessor"
  | "operator"
  | "import"
  | "jsx"
  | "dynamic";

/** How the analysis found a call, from surest to loosest. */
export type CallTier =
  | "direct"
  | "constructor"
  | "method"
  | "implicit"
  | "callback"
  | "registered"
  | "dispatch"
  | "signature"
  | "flow"
  | "guess"
  | "hub";

/** A call site. */
export interface CallSite extends SourcePosition {
  /** How many functions this very site may reach; 1 when resolved. */
  readonly candidates: number;
}

/** A call that the source shows: caller to callee with all its sites. At most one per pair of functions and tier. */
export interface StaticCall {
  readonly caller: FunctionId;
  readonly callee: FunctionId;
  readonly certainty: Certainty;
  readonly via: CallVia;
  readonly tier: CallTier;
  readonly sites: readonly CallSite[];
}

/** A site with more targets than are worth an edge each (over 16): one row with the candidates on request. */
export interface CallHub {
  readonly caller: FunctionId;
  readonly site: SourcePosition;
  readonly tier: CallTier;
  readonly candidates: readonly FunctionId[];
}

/** A source file that was read. */
export interface IndexedFile {
  /** Relative to the project, forward slashes. */
  readonly path: string;
  readonly language: Language;
  /** SHA-256 of the content, hex. */
  readonly hash: string;
  readonly lines: number;
}

/** A file that couldn't be read in full. The rest of the project is indexed all the same. */
export interface UnreadableFile {
  readonly file: string;
  /** A sentence for people, with the line where that is known. */
  readonly reason: string;
}

/** The static call graph of a project, or of its files in one language. Functions and calls come in a fixed order. */
export interface SourceGraph {
  readonly files: readonly IndexedFile[];
  readonly functions: readonly SourceFunction[];
  readonly calls: readonly StaticCall[];
  readonly hubs: readonly CallHub[];
  readonly unreadable: readonly UnreadableFile[];
  /** Files left out on purpose (generated, too large), with the reason. */
  readonly leftOut: readonly UnreadableFile[];
}
