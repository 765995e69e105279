import { type DefinitionRecord, encodeRecords } from "../facts/definition-record.ts";
import type { FileScopes } from "../facts/find-scopes.ts";
import { FlowEnvironment } from "../facts/flow-environment.ts";
import { type Program, scopeKinds } from "../facts/program.ts";
import { ProgramWriter } from "../facts/program-writer.ts";
import type { Scope } from "../facts/scope.ts";
import type { ParsePython } from "../syntax/parse-python.ts";
import { kind } from "../syntax/syntax-kinds.ts";
import { childOfKind, type SyntaxTree, textOf } from "../syntax/syntax-tree.ts";
import { assign } from "./assign.ts";
import type { Body, FileCompiler } from "./body.ts";
import { type DefinitionDraft, emptyDraft } from "./definition-draft.ts";
import { evaluate } from "./evaluate.ts";
import { NameTable } from "./name-table.ts";
import { runStatements } from "./run-statements.ts";
import { StaticExpressions } from "./static-expressions.ts";

/** Turns a file's syntax into the constraints that the analysis works on. */
export function compileFile(tree: SyntaxTree, scopes: FileScopes, parse: ParsePython): Program {
  const writer = new ProgramWriter(tree);
  const statics = new StaticExpressions(tree, writer, parse);
  const names = new NameTable(writer, scopes);
  const drafts = scopes.all.map((scope) => emptyDraft(scope.index, writer.newVariable(), writer.newVariable()));
  const file: FileCompiler = {
    tree,
    scopes,
    writer,
    names,
    statics,
    drafts,
    waiting: [],
    unlikely: [],
    evaluate,
    assign,
    run: runStatements,
  };
  const module = scopes.all[0]!;
  const body: Body = { file, scope: module, draft: drafts[0]!, env: new FlowEnvironment() };
  runStatements(body, 0);
  names.finish(module);
  for (let index = 0; index < file.waiting.length; index++) file.waiting[index]!();
  const records = scopes.all.map((scope) => recordOf(file, scope, drafts[scope.index]!));
  return {
    stars: module.stars.toReversed().map((star) => writer.string(star.replace(/\s/g, ""))),
    records: encodeRecords(records),
    strings: writer.strings,
    variables: writer.variables,
    code: new Int32Array(writer.code),
    sites: new Int32Array(writer.sites),
    expressions: new Int32Array(statics.numbers),
  };
}

function recordOf(file: FileCompiler, scope: Scope, draft: DefinitionDraft): DefinitionRecord {
  return {
    kind: scopeKinds.indexOf(scope.kind),
    parent: scope.parent === null ? -1 : scope.parent.index,
    name: file.writer.string(nameOf(file.tree, scope)),
    marks: draft.marks,
    returned: draft.returned,
    yielded: draft.yielded,
    resultType: draft.resultType,
    metaclass: draft.metaclass,
    returnedParameters: [...draft.returnedParameters].sort((a, b) => a - b),
    bases: draft.bases,
    selfStores: [...draft.selfStores],
    fields: draft.fields,
    parameters: draft.parameters,
    names: file.names.records(scope),
  };
}

function nameOf(tree: SyntaxTree, scope: Scope): string {
  if (scope.kind === "module" || scope.kind === "lambda") return `<${scope.kind}>`;
  const name = childOfKind(tree, scope.node, kind.identifier);
  return name < 0 ? "<unnamed>" : textOf(tree, name);
}
