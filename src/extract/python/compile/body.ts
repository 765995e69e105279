import type { FileScopes } from "../facts/find-scopes.ts";
import type { FlowEnvironment } from "../facts/flow-environment.ts";
import type { ProgramWriter } from "../facts/program-writer.ts";
import type { Scope } from "../facts/scope.ts";
import type { SyntaxTree } from "../syntax/syntax-tree.ts";
import type { DefinitionDraft } from "./definition-draft.ts";
import type { NameTable } from "./name-table.ts";
import type { StaticExpressions } from "./static-expressions.ts";

/** What is shared while one file is turned into operations. */
export interface FileCompiler {
  readonly tree: SyntaxTree;
  readonly scopes: FileScopes;
  readonly writer: ProgramWriter;
  readonly names: NameTable;
  readonly statics: StaticExpressions;
  readonly drafts: readonly DefinitionDraft[];
  /** Bodies to compile once the body around them is done, so that they see every version of its names. */
  readonly waiting: (() => void)[];
  /** Blocks that are rarely run, each by its first node and the one behind it. */
  readonly unlikely: (readonly [number, number])[];
  /** The parts of the compiler that need each other, tied together where the file is compiled. */
  readonly evaluate: (body: Body, node: number) => number;
  readonly assign: (body: Body, target: number, value: number) => void;
  /** Returns true when the statements never come to their end. */
  readonly run: (body: Body, block: number) => boolean;
}

/** A body that is being compiled: of the module, a class, a function or a lambda. */
export interface Body {
  readonly file: FileCompiler;
  readonly scope: Scope;
  readonly env: FlowEnvironment;
  readonly draft: DefinitionDraft;
}

/** A place in the body, at a node's start. */
export function siteAt(body: Body, node: number): number {
  return body.file.writer.site(body.draft.index, body.file.tree.starts[node]!);
}
