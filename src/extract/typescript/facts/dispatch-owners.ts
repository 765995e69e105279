import { ts } from "ts-morph";
import { isStatic } from "../survey/modifiers.ts";
import { type FactContext, propertyName } from "./fact-context.ts";
import type { DispatchFacts } from "./file-facts.ts";
import type { Targets } from "./targets.ts";
import { classesOf } from "./type-facts.ts";

/** Where to look for overriding members: the classes and interfaces that the receiver is declared as. */
export function dispatchOf(
  callee: ts.Expression,
  symbol: ts.Symbol | null,
  found: Targets,
  kind: DispatchFacts["kind"],
  context: FactContext,
): DispatchFacts | null {
  const name = propertyName(callee);
  if (name === null || (!ts.isPropertyAccessExpression(callee) && !ts.isElementAccessExpression(callee))) return null;
  const owners = new Set<ts.Node>();
  const type = context.checker.typeAt(callee.expression);
  for (const part of type === null ? [] : context.checker.constituents(type)) {
    if (part.symbol !== undefined) for (const each of classesOf(part.symbol)) owners.add(each);
  }
  if (found.isAbstract || owners.size === 0) {
    for (const each of symbol?.declarations ?? []) {
      if (ts.isClassLike(each.parent) || ts.isInterfaceDeclaration(each.parent)) owners.add(each.parent);
    }
  }
  const isStaticMember = (symbol?.declarations ?? []).some(isStatic);
  return { name, kind, isStatic: isStaticMember, owners: [...owners].map((each) => context.writer.ref(each)) };
}
