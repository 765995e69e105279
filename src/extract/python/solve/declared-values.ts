import { staticKind } from "../facts/program.ts";
import type { Analysis } from "./analysis.ts";
import { valueKind } from "./values.ts";

const wrappers = /(^|\.)(Optional|Union|Annotated|Final|ClassVar|Required|NotRequired|ReadOnly|InitVar|Awaitable)$/;
const lists =
  /(^|\.)(list|List|set|Set|frozenset|FrozenSet|Sequence|MutableSequence|Iterable|Iterator|Collection|Generator|AsyncIterator|AsyncIterable|AsyncGenerator|Deque|deque|AbstractSet|MutableSet|Container|KeysView|ValuesView|Reversible)$/;
const dicts = /(^|\.)(dict|Dict|Mapping|MutableMapping|OrderedDict|defaultdict|DefaultDict|Counter|ChainMap)$/;
const ignored =
  /(^|\.)(Any|object|NoReturn|Never|None|Callable|Literal|TypeGuard|TypeIs|int|float|bool|complex|bytes|Hashable|LiteralString)$/;
const deepest = 8;

/** Gives a variable the values that an annotation declares: "an instance of this class or of one below it". */
export function declare(analysis: Analysis, expression: number, to: number) {
  for (const value of declaredValues(analysis, expression, 0)) analysis.graph.add(to, value);
}

/** The values that an annotation stands for. */
export function declaredValues(analysis: Analysis, expression: number, depth: number): readonly number[] {
  if (expression < 0 || depth > deepest) return [];
  const known = analysis.declaredTypes;
  const before = known.get(expression);
  if (before !== undefined) return before;
  known.set(expression, []); // a type that needs itself declares nothing more
  const values = newValues(analysis, expression, depth);
  known.set(expression, values);
  return values;
}

function newValues(analysis: Analysis, expression: number, depth: number): readonly number[] {
  const { expressions } = analysis.program;
  const first = expressions[expression + 1];
  const count = expressions[expression + 2];
  const parts = (start: number, number: number) => [
    ...expressions.subarray(expression + start, expression + start + number),
  ];
  switch (expressions[expression]) {
    case staticKind.union:
      return parts(2, first!).flatMap((part) => [...declaredValues(analysis, part, depth + 1)]);
    case staticKind.subscript:
      return subscripted(analysis, first!, parts(3, count!), depth);
    case staticKind.name:
    case staticKind.attribute:
      return plain(analysis, expression, depth);
    case staticKind.call:
      return typeVariable(analysis, expression, depth);
    default:
      return [];
  }
}

function plain(analysis: Analysis, expression: number, depth: number): readonly number[] {
  const { values, names, program } = analysis;
  const { strings } = program;
  const value = names.resolve(expression);
  if (value < 0) return aliased(analysis, expression, depth);
  const first = values.first(value);
  if (values.kind(value) === valueKind.class) return [values.of(valueKind.someInstance, first)];
  if (values.kind(value) !== valueKind.external) return [];
  const name = strings[first]!;
  if (/(^|\.)Self$/.test(name)) return selfOf(analysis, expression);
  if (name === "builtins.str") return [values.of(valueKind.text)];
  const container = lists.test(name) ? 0 : dicts.test(name) ? 3 : /(^|\.)(tuple|Tuple)$/.test(name) ? 1 : -1;
  if (container >= 0) return [analysis.containers.create(container)];
  if (ignored.test(name) || wrappers.test(name)) return [];
  return [values.of(valueKind.externalInstance, first)];
}

/** A name that stands for a union, a type variable or the like. */
function aliased(analysis: Analysis, expression: number, depth: number): readonly number[] {
  const { expressions, definitions } = analysis.program;
  if (expressions[expression] !== staticKind.name) return [];
  const name = expressions[expression + 2]!;
  for (let scope = expressions[expression + 1]!; scope >= 0; scope = definitions[scope]!.parent) {
    const record = analysis.names.namesOf(scope).get(name);
    if (record === undefined) continue;
    const found = record.entities.flatMap(([kind, a, b]) => {
      if (kind === 3) return [...declaredValues(analysis, a, depth + 1)];
      return kind === 2 ? importedAlias(analysis, scope, a, b, depth) : [];
    });
    return [...new Set(found)];
  }
  return [];
}

function importedAlias(
  analysis: Analysis,
  scope: number,
  module: number,
  name: number,
  depth: number,
): readonly number[] {
  const { names, values, program } = analysis;
  const found = names.module(module, program.fileOf[scope]!);
  if (values.kind(found) !== valueKind.module) return [];
  const record = names.namesOf(program.modules[values.first(found)]!).get(name);
  return (record?.entities ?? []).flatMap(([kind, a]) =>
    kind === 3 ? [...declaredValues(analysis, a, depth + 1)] : [],
  );
}

function selfOf(analysis: Analysis, expression: number): readonly number[] {
  const { definitions, expressions } = analysis.program;
  let first = expression;
  while (expressions[first] === staticKind.attribute) first = expressions[first + 1]!;
  if (expressions[first] !== staticKind.name) return [];
  for (let at = expressions[first + 1]!; at >= 0; at = definitions[at]!.parent) {
    if (definitions[at]!.kind === 1) return [analysis.values.of(valueKind.someInstance, at)];
  }
  return [];
}

function subscripted(analysis: Analysis, head: number, args: readonly number[], depth: number): readonly number[] {
  const { names, values, program, containers, graph } = analysis;
  const value = names.resolve(head);
  if (value < 0) return [];
  if (values.kind(value) === valueKind.class) return [values.of(valueKind.someInstance, values.first(value))];
  const name = values.kind(value) === valueKind.external ? program.strings[values.first(value)]! : "";
  const of = (argument: number | undefined) =>
    argument === undefined ? [] : declaredValues(analysis, argument, depth + 1);
  if (/(^|\.)Annotated$/.test(name)) return of(args[0]);
  if (wrappers.test(name)) return args.flatMap((argument) => [...of(argument)]);
  if (/(^|\.)Coroutine$/.test(name)) return of(args.at(-1));
  if (/(^|\.)(type|Type)$/.test(name)) return classesOf(analysis, of(args[0]));
  if (/(^|\.)(ContextManager|AbstractContextManager|AsyncContextManager|AbstractAsyncContextManager)$/.test(name))
    return of(args[0]);
  if (/(^|\.)(tuple|Tuple)$/.test(name)) {
    const tuple = containers.create(1);
    const same = args.length === 2 && program.expressions[args[1]!] === staticKind.unknown;
    for (const [index, argument] of args.entries()) {
      const slot = same ? containers.of(tuple).element : containers.slot(tuple, index * 2 + 1);
      for (const item of of(argument)) graph.add(slot, item);
    }
    return [tuple];
  }
  const kind = lists.test(name) ? 0 : dicts.test(name) ? 3 : -1;
  if (kind < 0)
    return ignored.test(name) || name === "" ? [] : [values.of(valueKind.externalInstance, values.first(value))];
  const container = containers.create(kind);
  for (const item of of(kind === 3 ? args[1] : args[0])) graph.add(containers.of(container).element, item);
  return [container];
}

function classesOf(analysis: Analysis, instances: readonly number[]): readonly number[] {
  const { values } = analysis;
  return instances.flatMap((value) => {
    return values.kind(value) === valueKind.someInstance ? [values.of(valueKind.someClass, values.first(value))] : [];
  });
}

/** `TypeVar("T", A, B)`, `TypeVar("T", bound=A)`, `NewType("N", A)`. */
function typeVariable(analysis: Analysis, expression: number, depth: number): readonly number[] {
  const { expressions, strings } = analysis.program;
  const callee = analysis.names.resolve(expressions[expression + 1]!);
  if (callee < 0 || analysis.values.kind(callee) !== valueKind.external) return [];
  if (!/(^|\.)(TypeVar|NewType)$/.test(strings[analysis.values.first(callee)]!)) return [];
  const found: number[] = [];
  for (let index = 0; index < expressions[expression + 2]!; index++) {
    const name = expressions[expression + 3 + index * 2]!;
    const argument = expressions[expression + 4 + index * 2]!;
    if (name < 0 ? index > 0 : strings[name] === "bound") found.push(...declaredValues(analysis, argument, depth + 1));
  }
  return found;
}
