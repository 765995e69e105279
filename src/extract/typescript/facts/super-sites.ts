import { ts } from "ts-morph";
import { blankSite } from "./blank-site.ts";
import { type FactContext, nameNode } from "./fact-context.ts";
import type { Ref, SiteFacts } from "./file-facts.ts";
import { classesOf } from "./type-facts.ts";

/** The classes that `super()` makes, from inside the class: one, unless a mixin leaves a choice. */
export function superTargets(node: ts.Node, context: FactContext): Ref[] {
  let owner: ts.Node = node;
  while (!ts.isClassLike(owner) && !ts.isSourceFile(owner)) owner = owner.parent;
  const base = ts.isClassLike(owner) ? baseExpression(owner) : undefined;
  if (base === undefined) return [];
  const { checker, writer } = context;
  const name = nameNode(base.expression);
  const symbol = name === null ? null : checker.symbolAt(name);
  const direct = symbol === null ? [] : classesOf(symbol).filter((each) => ts.isClassLike(each));
  if (direct.length > 0) return direct.map((each) => writer.ref(each));
  const type = checker.typeAt(base);
  return (type === null ? [] : checker.constituents(type))
    .flatMap((part) => (part.symbol === undefined ? [] : classesOf(part.symbol)))
    .filter((each) => ts.isClassLike(each))
    .map((each) => writer.ref(each));
}

function baseExpression(owner: ts.ClassLikeDeclaration): ts.ExpressionWithTypeArguments | undefined {
  return owner.heritageClauses?.find((each) => each.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
}

/** A derived class without a constructor of its own calls its base's all the same. */
export function implicitSuper(node: ts.ClassLikeDeclaration, context: FactContext): SiteFacts[] {
  const base = baseExpression(node);
  if (base === undefined) return [];
  const targets = superTargets(node, context);
  if (targets.length === 0) return [];
  const noted = { node, owner: context.survey.indexOf.get(node) ?? 0 };
  const at = base.getStart(context.survey.source);
  return [{ ...blankSite(noted, at, "constructor", context), tier: "constructor", isNew: true, targets }];
}
