import { ts } from "ts-morph";
import type { SourceChecker } from "./source-checker.ts";

const mostLiterals = 128;

/** The compiler's own checker. It throws on some broken programs, and one lost answer is better than a lost file. */
function guarded<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}

/** Answers from TypeScript's in-process checker; symbols and types are remembered by node. */
export function typescriptChecker(checker: ts.TypeChecker): SourceChecker {
  const symbols = new Map<ts.Node, ts.Symbol | null>();
  const types = new Map<ts.Node, ts.Type | null>();

  function resolved(symbol: ts.Symbol | undefined): ts.Symbol | null {
    if (symbol === undefined) return null;
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return checker.isUnknownSymbol(target) ? null : target;
  }

  function constituents(type: ts.Type): readonly ts.Type[] {
    return guarded(() => {
      const whole = checker.getApparentType(checker.getNonNullableType(type));
      if (!whole.isUnionOrIntersection()) return [whole];
      return whole.types.map((each) => checker.getApparentType(each));
    }, []);
  }

  return {
    symbolAt(node) {
      const known = symbols.get(node);
      if (known !== undefined) return known;
      const symbol = guarded(() => resolved(checker.getSymbolAtLocation(node)), null);
      symbols.set(node, symbol);
      return symbol;
    },
    shorthandValue: (node) => guarded(() => resolved(checker.getShorthandAssignmentValueSymbol(node)), null),
    typeAt(node) {
      const known = types.get(node);
      if (known !== undefined) return known;
      const type = guarded<ts.Type | null>(() => checker.getTypeAtLocation(node), null);
      types.set(node, type);
      return type;
    },
    contextualType: (node) =>
      guarded(() => {
        const type = checker.getContextualType(node);
        return type === undefined ? null : checker.getNonNullableType(type);
      }, null),
    typeOfSymbol: (symbol) => guarded<ts.Type | null>(() => checker.getTypeOfSymbol(symbol), null),
    constituents,
    propertyOf: (type, name) => guarded(() => checker.getPropertyOfType(type, name) ?? null, null),
    propertiesOf: (type) => guarded(() => checker.getPropertiesOfType(type), []),
    signatureDeclarations: (type, construct = false) =>
      guarded(() => {
        const kind = construct ? ts.SignatureKind.Construct : ts.SignatureKind.Call;
        const parts = type.isUnion() ? type.types : [type];
        return parts
          .flatMap((part) => checker.getSignaturesOfType(part, kind))
          .map((signature) => signature.declaration as ts.SignatureDeclaration | undefined)
          .filter((declaration) => declaration !== undefined);
      }, []),
    literalValues: (type) => guarded(() => literalValues(checker, type), null),
    isAnyOrUnknown: (type) => (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0,
    moduleFile: (specifier) =>
      guarded(() => {
        const file = checker.getSymbolAtLocation(specifier)?.valueDeclaration;
        return file !== undefined && ts.isSourceFile(file) ? file : null;
      }, null),
  };
}

const wideKeys = ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.String | ts.TypeFlags.NumberLike;
const constrained =
  ts.TypeFlags.TypeParameter | ts.TypeFlags.Index | ts.TypeFlags.IndexedAccess | ts.TypeFlags.Conditional;

function literalValues(checker: ts.TypeChecker, type: ts.Type): readonly string[] | null {
  if (type.flags & wideKeys) return null;
  const bound = type.flags & constrained ? (checker.getBaseConstraintOfType(type) ?? type) : type;
  const parts = bound.isUnion() ? bound.types : [bound];
  if (parts.length > mostLiterals) return null;
  const values = parts.filter((part) => part.isStringLiteral()).map((part) => part.value);
  return values.length === 0 ? null : values;
}
