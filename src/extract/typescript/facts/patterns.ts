import { ts } from "ts-morph";
import type { FactContext } from "./fact-context.ts";
import { type Cell, emptyCell } from "./file-facts.ts";
import { cellOf, cellsByName, keyName } from "./values.ts";

/** Moves values into a name or, by destructuring, into the names of a pattern, however deeply nested. */
export function bindName(name: ts.BindingName, owner: ts.Node, value: Cell, context: FactContext): void {
  const { writer } = context;
  if (ts.isIdentifier(name)) writer.move(value, writer.declared(owner));
  else if (ts.isArrayBindingPattern(name)) bindArray(name, value, context);
  else bindObject(name, value, context);
}

function bindArray(pattern: ts.ArrayBindingPattern, value: Cell, context: FactContext): void {
  const { writer } = context;
  for (const element of pattern.elements) {
    if (ts.isOmittedExpression(element)) continue;
    if (element.dotDotDotToken !== undefined) {
      bindName(element.name, element, value, context);
      continue;
    }
    bindName(element.name, element, writer.element(value), context);
    bindDefault(element, context);
  }
}

function bindObject(pattern: ts.ObjectBindingPattern, value: Cell, context: FactContext): void {
  for (const element of pattern.elements) {
    if (element.dotDotDotToken !== undefined) {
      bindName(element.name, element, value, context);
      continue;
    }
    bindName(element.name, element, memberValue(pattern, element, value, context), context);
    bindDefault(element, context);
  }
}

function bindDefault(element: ts.BindingElement, context: FactContext): void {
  if (element.initializer !== undefined) bindName(element.name, element, cellOf(element.initializer, context), context);
}

function memberValue(
  pattern: ts.ObjectBindingPattern,
  element: ts.BindingElement,
  value: Cell,
  context: FactContext,
): Cell {
  const { writer } = context;
  const name = boundKey(element, context);
  if (name === null) return value === emptyCell ? emptyCell : writer.element(value);
  return writer.union(cellsByName(boundProperty(pattern, name, context), name, false, context));
}

/** The property that an element of an object pattern takes; null for computed keys. */
export function boundKey(element: ts.BindingElement, context: FactContext): string | null {
  if (element.propertyName !== undefined) return keyName(element.propertyName, context);
  return ts.isIdentifier(element.name) ? element.name.text : null;
}

/** The declared property behind an element of an object pattern; null when the type isn't known. */
export function boundProperty(
  pattern: ts.ObjectBindingPattern,
  name: string,
  { checker }: FactContext,
): ts.Symbol | null {
  const type = checker.typeAt(pattern);
  return type === null ? null : checker.propertyOf(type, name);
}

/** Destructuring by assignment, `({ a, b: [c] } = value)`, whose patterns are written as literals. */
export function assignPattern(target: ts.Expression, value: Cell, context: FactContext, assign: AssignTo): void {
  const { writer } = context;
  if (ts.isArrayLiteralExpression(target)) {
    for (const each of target.elements) {
      const inner = ts.isSpreadElement(each) ? each.expression : each;
      assign(inner, ts.isSpreadElement(each) ? value : writer.element(value), context);
    }
  } else if (ts.isObjectLiteralExpression(target)) {
    const type = context.checker.typeAt(target);
    for (const property of target.properties) {
      if (!ts.isPropertyAssignment(property) && !ts.isShorthandPropertyAssignment(property)) continue;
      const name = keyName(property.name, context);
      if (name === null) continue;
      const symbol = type === null ? null : context.checker.propertyOf(type, name);
      const part = writer.union(cellsByName(symbol, name, false, context));
      if (ts.isPropertyAssignment(property)) assign(property.initializer, part, context);
      else
        for (const each of context.checker.shorthandValue(property)?.declarations ?? [])
          writer.move(part, writer.declared(each));
    }
  }
}

type AssignTo = (target: ts.Expression, value: Cell, context: FactContext) => void;
