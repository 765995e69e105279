import type { ts } from "ts-morph";

/**
 * The questions that the extractor asks about types and symbols. It is the only door to the compiler's checker, so that
 * another one (the native TypeScript 7 with its batched requests) can serve behind it. No question throws: what the
 * compiler can't answer is null or empty.
 */
export interface SourceChecker {
  /** What a name or property stands for, with imports and re-exports followed; null when unresolved. */
  symbolAt(node: ts.Node): ts.Symbol | null;
  /** What a shorthand property `{ a }` takes its value from. */
  shorthandValue(node: ts.ShorthandPropertyAssignment): ts.Symbol | null;
  typeAt(node: ts.Node): ts.Type | null;
  /** The type that an expression's place expects, without null and undefined. */
  contextualType(node: ts.Expression): ts.Type | null;
  typeOfSymbol(symbol: ts.Symbol): ts.Type | null;
  /** The type itself, or the members of a union or intersection; without null and undefined, primitives as their objects. */
  constituents(type: ts.Type): readonly ts.Type[];
  propertyOf(type: ts.Type, name: string): ts.Symbol | null;
  propertiesOf(type: ts.Type): readonly ts.Symbol[];
  /** Declarations of the call signatures of a type, or of the construct signatures. */
  signatureDeclarations(type: ts.Type, construct?: boolean): readonly ts.SignatureDeclaration[];
  /** The string values of a literal type or a union of them; null for anything wider, or for over 128. */
  literalValues(type: ts.Type): readonly string[] | null;
  isAnyOrUnknown(type: ts.Type): boolean;
  /** The module that a specifier names, as its source file; null when it isn't found. */
  moduleFile(specifier: ts.Expression): ts.SourceFile | null;
}
