import { staticKind } from "../facts/program.ts";
import type { Analysis } from "./analysis.ts";
import { declaredValues } from "./declared-values.ts";
import { valueKind } from "./values.ts";

const closedNames =
  /^builtins\.(str|int|float|bool|bytes|bytearray|complex|list|dict|tuple|set|frozenset|type)$|(^|\.)(Callable|Literal|Optional|Union|List|Dict|Tuple|Set|FrozenSet|Sequence|Mapping|MutableMapping|Iterable|Iterator|Type|ClassVar|Final|Annotated|LiteralString)$/;

/**
 * Lets through what fits a declared type. Values flow without regard for who called, so a parameter that says what it
 * takes keeps out what some unrelated caller's argument brought along. A type that isn't known in full lets all through.
 */
export function admitting(analysis: Analysis, type: number, from: number, to: number) {
  const { graph } = analysis;
  if (type < 0 || isOpen(analysis, type, 0)) return graph.copy(from, to);
  const declared = declaredValues(analysis, type, 0);
  graph.listen(from, (value) => {
    if (fits(analysis, value, declared)) graph.add(to, value);
  });
}

/** Whether a type may mean more than the source shows: `Any`, `object`, a protocol, a name from outside. */
export function isOpen(analysis: Analysis, type: number, depth: number): boolean {
  const { program, names, values, classes } = analysis;
  const { expressions, strings } = program;
  if (type < 0 || depth > 6) return true;
  const first = expressions[type + 1];
  const count = expressions[type + 2];
  switch (expressions[type]) {
    case staticKind.none:
      return false;
    case staticKind.union:
      return [...expressions.subarray(type + 2, type + 2 + first!)].some((part) => isOpen(analysis, part, depth + 1));
    case staticKind.subscript: {
      const head = names.resolve(first!);
      const isUnion =
        head >= 0 &&
        values.kind(head) === valueKind.external &&
        /(^|\.)(Optional|Union|Annotated)$/.test(strings[values.first(head)]!);
      if (!isUnion) return isOpen(analysis, first!, depth + 1);
      return [...expressions.subarray(type + 3, type + 3 + count!)].some((part) => isOpen(analysis, part, depth + 1));
    }
    case staticKind.name:
    case staticKind.attribute: {
      const value = names.resolve(type);
      if (value < 0) return true;
      if (values.kind(value) === valueKind.class)
        return classes.hasExternalBase(values.first(value), /(^|\.)Protocol$/);
      return values.kind(value) !== valueKind.external || !closedNames.test(strings[values.first(value)]!);
    }
    default:
      return true;
  }
}

function fits(analysis: Analysis, value: number, declared: readonly number[]): boolean {
  const { values, classes } = analysis;
  const has = (kind: number) => declared.some((one) => values.kind(one) === kind);
  switch (values.kind(value)) {
    case valueKind.instance:
    case valueKind.someInstance:
      return declared.some((one) => {
        return values.kind(one) === valueKind.someInstance && classes.isBelow(values.first(value), values.first(one));
      });
    case valueKind.class:
    case valueKind.someClass: {
      const types = declared.filter((one) => values.kind(one) === valueKind.someClass);
      return types.length === 0 || types.some((one) => classes.isBelow(values.first(value), values.first(one)));
    }
    case valueKind.container:
      return has(valueKind.container);
    case valueKind.text:
      return has(valueKind.text);
    case valueKind.externalInstance:
    case valueKind.foreign:
    case valueKind.module:
      return false;
    default:
      return true;
  }
}
