import { ts } from "ts-morph";
import type { Noted } from "../survey/survey.ts";
import { blankSite, noInvocation } from "./blank-site.ts";
import { bare, type FactContext, nameNode } from "./fact-context.ts";
import { emptyCell, type SiteFacts } from "./file-facts.ts";
import { targetsOf } from "./targets.ts";
import { cellOf } from "./values.ts";

/** `@f` calls f with what it decorates; `@f(x)` calls what the written call gives back. */
export function decoratorSite(noted: Noted<ts.Decorator>, context: FactContext): SiteFacts {
  const { writer, checker } = context;
  const expression = bare(noted.node.expression);
  const at = noted.node.getStart(context.survey.source);
  const decorated = noted.node.parent;
  const passed =
    ts.isClassLike(decorated) || ts.isMethodDeclaration(decorated) ? writer.declared(decorated) : emptyCell;
  const blank = {
    ...blankSite(noted, at, "decorator", context),
    invocation: { ...noInvocation, arguments: [passed], result: passed },
  };
  const name = ts.isCallExpression(expression) ? null : nameNode(expression);
  if (name === null) return { ...blank, isOpen: true, callee: cellOf(expression, context) };
  const found = targetsOf(checker.symbolAt(name), context);
  return {
    ...blank,
    targets: [...found.functions].map((each) => writer.ref(each)),
    isOpen: found.isOpen,
    callee: found.isOpen ? cellOf(expression, context) : emptyCell,
  };
}
