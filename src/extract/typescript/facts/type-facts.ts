import { ts } from "ts-morph";
import { nameText } from "../survey/function-name.ts";
import { explicitConstructor, isFunctionWithBody } from "../survey/function-node.ts";
import { isInitializedField } from "../survey/function-positions.ts";
import { isStatic } from "../survey/modifiers.ts";
import { bare, type FactContext, nameNode } from "./fact-context.ts";
import type { MemberFacts, Ref, TypeFacts } from "./file-facts.ts";

/** What a class or interface brings to the hierarchy. */
export function typeFacts(node: ts.ClassLikeDeclaration | ts.InterfaceDeclaration, context: FactContext): TypeFacts {
  const { writer } = context;
  const isClass = ts.isClassLike(node);
  return {
    ref: writer.ref(node),
    name: node.name?.text ?? "",
    isClass,
    bases: baseRefs(node, context),
    maker: isClass ? makerRef(node, context) : null,
    self: isClass ? writer.ref(node) : null,
    members: isClass ? node.members.flatMap((member) => memberFacts(member, context)) : [],
  };
}

function makerRef(node: ts.ClassLikeDeclaration, { writer }: FactContext): Ref | null {
  const explicit = explicitConstructor(node);
  if (explicit !== undefined) return writer.ref(explicit);
  return node.members.some((member) => isInitializedField(member)) ? writer.ref(node) : null;
}

function baseRefs(node: ts.ClassLikeDeclaration | ts.InterfaceDeclaration, context: FactContext): Ref[] {
  const refs: Ref[] = [];
  for (const clause of node.heritageClauses ?? []) {
    for (const type of clause.types) {
      for (const declaration of baseDeclarations(type, context)) refs.push(context.writer.ref(declaration));
    }
  }
  return [...new Set(refs)];
}

/** Classes and interfaces that a heritage clause names; through a mixin or any other expression by its type. */
function baseDeclarations(type: ts.ExpressionWithTypeArguments, context: FactContext): ts.Node[] {
  const name = nameNode(type.expression);
  const symbol = name === null ? null : context.checker.symbolAt(name);
  const direct = symbol === null ? [] : classesOf(symbol);
  if (direct.length > 0) return direct;
  const whole = context.checker.typeAt(type);
  if (whole === null) return [];
  const parts = context.checker.constituents(whole);
  return parts.flatMap((part) => (part.symbol === undefined ? [] : classesOf(part.symbol)));
}

/** The class and interface declarations behind a symbol, also where a variable holds a class expression. */
export function classesOf(symbol: ts.Symbol): ts.Node[] {
  return (symbol.declarations ?? []).flatMap((each): ts.Node[] => {
    if (ts.isClassLike(each) || ts.isInterfaceDeclaration(each)) return [each];
    if (!ts.isVariableDeclaration(each) || each.initializer === undefined) return [];
    const value = bare(each.initializer);
    return ts.isClassExpression(value) ? [value] : [];
  });
}

function memberFacts(member: ts.ClassElement, { writer }: FactContext): MemberFacts[] {
  const name = member.name === undefined ? null : nameText(member.name);
  if (name === null) return [];
  const isStaticMember = isStatic(member);
  if (isFunctionWithBody(member)) {
    const kind = ts.isGetAccessor(member) ? "get" : ts.isSetAccessor(member) ? "set" : "method";
    return [{ name, kind, isStatic: isStaticMember, target: writer.ref(member) }];
  }
  if (!ts.isPropertyDeclaration(member) || member.initializer === undefined) return [];
  const value = bare(member.initializer);
  return isFunctionWithBody(value)
    ? [{ name, kind: "method", isStatic: isStaticMember, target: writer.ref(value) }]
    : [];
}
