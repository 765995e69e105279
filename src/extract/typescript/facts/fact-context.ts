import { ts } from "ts-morph";
import type { SourceChecker } from "../checker/source-checker.ts";
import type { Survey } from "../survey/survey.ts";
import type { Homes } from "./declaration-home.ts";
import type { FactWriter } from "./fact-writer.ts";
import type { Cell } from "./file-facts.ts";

/** What a local name was imported as; a null name is the module as a whole or its default. */
export interface ImportedBinding {
  readonly module: string;
  readonly name: string | null;
}

/** What the questions about one file share. */
export interface FactContext {
  readonly checker: SourceChecker;
  readonly homes: Homes;
  readonly survey: Survey;
  readonly writer: FactWriter;
  /** Cells of expressions that were asked for, so that each is made once. */
  readonly values: Map<ts.Node, Cell>;
  /** Local names of what was imported from outside the project. */
  readonly bindings: ReadonlyMap<string, ImportedBinding>;
  /** Names of getters, setters and function-valued keys that the project has: others need no look at their type. */
  readonly accessorNames: ReadonlySet<string>;
  /** True when files are mostly JavaScript, where a missing type says little. */
  readonly isUntyped: boolean;
}

/** The expression without parentheses, casts and non-null marks. */
export function bare(expression: ts.Expression): ts.Expression {
  let at = expression;
  while (
    ts.isParenthesizedExpression(at) ||
    ts.isAsExpression(at) ||
    ts.isNonNullExpression(at) ||
    ts.isSatisfiesExpression(at) ||
    ts.isTypeAssertionExpression(at) ||
    ts.isExpressionWithTypeArguments(at)
  ) {
    at = at.expression;
  }
  return at;
}

/** The node whose symbol an expression has: the property of `a.b`, the identifier itself; null for computed ones. */
export function nameNode(expression: ts.Expression): ts.Node | null {
  const core = bare(expression);
  if (ts.isIdentifier(core) || ts.isPrivateIdentifier(core)) return core;
  if (ts.isPropertyAccessExpression(core)) return core.name;
  if (ts.isElementAccessExpression(core) && ts.isStringLiteralLike(core.argumentExpression))
    return core.argumentExpression;
  return null;
}

/** The property name that an access reads, when it is written out; null for `a[i]` and for plain identifiers. */
export function propertyName(expression: ts.Expression): string | null {
  const core = bare(expression);
  if (ts.isPropertyAccessExpression(core)) return core.name.text;
  if (ts.isElementAccessExpression(core) && ts.isStringLiteralLike(core.argumentExpression))
    return core.argumentExpression.text;
  return null;
}

/** The receiver of `a.b` or `a["b"]`; null for anything else. */
export function receiverOf(expression: ts.Expression): ts.Expression | null {
  const core = bare(expression);
  return ts.isPropertyAccessExpression(core) || ts.isElementAccessExpression(core) ? bare(core.expression) : null;
}
