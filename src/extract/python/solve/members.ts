import type { Analysis } from "./analysis.ts";
import { valueKind } from "./values.ts";

/** A prefix that fits more names than this picks nothing out. */
const mostMembers = 400;

/** The names of an object, class or module that start with a text, those of classes below it included. */
export function membersStartingWith(analysis: Analysis, object: number, prefix: string): readonly number[] {
  const { values, classes, names, program } = analysis;
  const first = values.first(object);
  const kind = values.kind(object);
  const isBelow = kind === valueKind.someInstance || kind === valueKind.someClass;
  const isClass = isBelow || kind === valueKind.instance || kind === valueKind.class;
  const order = isClass ? classes.order(first).filter((one) => values.kind(one) === valueKind.class) : [];
  const holders = kind === valueKind.module ? [program.modules[first]!] : order.map((one) => values.first(one));
  if (isBelow) holders.push(...classes.below(first));
  const found = new Set<number>();
  for (const holder of holders) {
    for (const name of names.namesOf(holder).keys()) if (program.strings[name]!.startsWith(prefix)) found.add(name);
  }
  return found.size > mostMembers ? [] : [...found].sort((a, b) => a - b);
}
