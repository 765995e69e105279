import type { Analysis } from "./analysis.ts";
import { valueKind } from "./values.ts";

/** Objects of this many classes or more are taken for any of the class that all of these build on. */
const manyClasses = 8;

/**
 * What stands for objects of many classes that have one base in common: "an instance of this class or of one below it"; for
 * methods of one name bound to such objects the family of that method. -1 when most of the values are neither.
 */
export function anyOfTheirBase(analysis: Analysis, all: readonly number[]): number {
  const { values, families, program } = analysis;
  const objects = all.filter((one) => isObject(analysis, one));
  if (objects.length >= manyClasses) {
    const base = commonBase(analysis, objects);
    return base < 0 ? -1 : values.of(valueKind.someInstance, base);
  }
  const methods = all.filter((one) => {
    return values.kind(one) === valueKind.bound && values.kind(values.first(one)) === valueKind.function;
  });
  const name = methods.length === 0 ? -1 : nameOf(analysis, methods[0]!);
  const named = methods.filter((one) => nameOf(analysis, one) === name && isObject(analysis, values.second(one)));
  if (named.length < manyClasses || program.strings[name] === undefined) return -1;
  const base = commonBase(
    analysis,
    named.map((one) => values.second(one)),
  );
  const family = base < 0 ? -1 : families.of(base, name);
  if (family < 0) return -1;
  return values.of(valueKind.boundFamily, values.first(family), values.of(valueKind.someInstance, base));
}

function isObject({ values }: Analysis, value: number): boolean {
  return values.kind(value) === valueKind.instance || values.kind(value) === valueKind.someInstance;
}

function nameOf({ values, program }: Analysis, method: number): number {
  return program.definitions[values.first(values.first(method))]!.name;
}

/** The nearest class that most of the objects build on; -1 when these are too few. */
function commonBase({ values, classes }: Analysis, objects: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const one of objects) {
    for (const base of classes.order(values.first(one))) {
      if (values.kind(base) === valueKind.class) counts.set(base, (counts.get(base) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...counts.values());
  if (most < manyClasses) return -1;
  const bases = [...counts].filter(([, count]) => count === most).map(([base]) => values.first(base));
  return bases.find((base) => bases.every((other) => classes.isBelow(base, other))) ?? bases[0]!;
}
