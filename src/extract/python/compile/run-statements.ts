import { kind } from "../syntax/syntax-kinds.ts";
import { childOfKind, childrenOf, firstChild } from "../syntax/syntax-tree.ts";
import { type Body, siteAt } from "./body.ts";
import { compileClass } from "./compile-class.ts";
import { compileFunction } from "./compile-function.ts";
import { narrowed } from "./narrowing.ts";
import { returnValue } from "./return-value.ts";
import { runAnnotated, runAssignment, runAugmented, runTypeAlias } from "./run-assignment.ts";
import { runFor, runIf, runTry, runWhile, runWith } from "./run-branches.ts";
import { runImport, runImportFrom } from "./run-import.ts";
import { runMatch } from "./run-match.ts";

/** Runs the statements of a block, or a single statement. Returns true when they never come to their end. */
export function runStatements(body: Body, node: number): boolean {
  const { tree } = body.file;
  if (tree.kinds[node] !== kind.block && tree.kinds[node] !== kind.module) return runStatement(body, node);
  let ends = false;
  for (let child = node + 1, end = tree.after[node]!; child < end; child = tree.after[child]!) {
    if (runStatement(body, child)) ends = true;
  }
  return ends;
}

function runStatement(body: Body, node: number): boolean {
  const { tree, writer } = body.file;
  switch (tree.kinds[node]) {
    case kind.expression_statement:
      for (const child of childrenOf(tree, node)) runExpression(body, child);
      return false;
    case kind.assignment:
    case kind.augmented_assignment:
      runExpression(body, node);
      return false;
    case kind.return_statement: {
      const value = firstChild(tree, node);
      if (value >= 0) returnValue(body, body.file.evaluate(body, value));
      return true;
    }
    case kind.raise_statement: {
      for (const child of childrenOf(tree, node)) {
        const value = tree.kinds[child]! <= kind.exec_statement ? body.file.evaluate(body, child) : -1;
        if (value >= 0) writer.emit("raise", value, siteAt(body, child));
      }
      return true;
    }
    case kind.break_statement:
    case kind.continue_statement:
      return true;
    case kind.if_statement:
      return runIf(body, node);
    case kind.for_statement:
      return runFor(body, node);
    case kind.while_statement:
      return runWhile(body, node);
    case kind.try_statement:
      return runTry(body, node);
    case kind.with_statement:
      return runWith(body, node);
    case kind.match_statement:
      return runMatch(body, node);
    case kind.function_definition:
      compileFunction(body, node);
      return false;
    case kind.class_definition:
      compileClass(body, node);
      return false;
    case kind.import_statement:
      runImport(body, node);
      return false;
    case kind.import_from_statement:
      runImportFrom(body, node);
      return false;
    case kind.assert_statement: {
      const condition = firstChild(tree, node);
      for (const child of childrenOf(tree, node)) body.file.evaluate(body, child);
      if (condition >= 0) narrowed(body, condition);
      return false;
    }
    case kind.delete_statement:
      runDelete(body, node);
      return false;
    case kind.type_alias_statement:
      runTypeAlias(body, node);
      return false;
    case kind.global_statement:
    case kind.nonlocal_statement:
    case kind.future_import_statement:
    case kind.decorator:
      return false;
    default:
      for (const child of childrenOf(tree, node)) runStatement(body, child);
      if (isExpression(tree.kinds[node]!)) body.file.evaluate(body, node);
      return false;
  }
}

/** Expressions stand outside an expression statement only where the text isn't Python, or is Python 2. */
function isExpression(own: number): boolean {
  return own === kind.call || own === kind.attribute || own === kind.subscript;
}

function runExpression(body: Body, node: number) {
  const { tree } = body.file;
  if (tree.kinds[node] === kind.augmented_assignment) runAugmented(body, node);
  else if (tree.kinds[node] !== kind.assignment) body.file.evaluate(body, node);
  else if (childOfKind(tree, node, kind.type) >= 0) runAnnotated(body, node);
  else runAssignment(body, node);
}

function runDelete(body: Body, node: number) {
  const { tree, writer } = body.file;
  for (const target of childrenOf(tree, node)) {
    if (tree.kinds[target] !== kind.subscript) {
      if (tree.kinds[target] !== kind.identifier) body.file.evaluate(body, target);
      continue;
    }
    const [object, ...keys] = childrenOf(tree, target);
    const value = object === undefined ? -1 : body.file.evaluate(body, object);
    for (const key of keys) body.file.evaluate(body, key);
    if (value >= 0) writer.emit("deleteItem", value, siteAt(body, target));
  }
}
