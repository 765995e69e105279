import { mark } from "../facts/program.ts";
import type { Analysis } from "./analysis.ts";
import { valueKind } from "./values.ts";

/** A prefix that fits more names than this picks nothing out. */
const mostMembers = 400;

/** So many members are told apart; more of them become one family, since a variable doesn't hold that many values. */
const mostApart = 8;

/** `getattr(object, "visit_" + name)`: reads every member whose name starts as a variable's texts do. */
export function loadStartingWith(analysis: Analysis, objects: number, texts: number, to: number, site: number) {
  const { graph, values, program } = analysis;
  graph.listen(texts, (text) => {
    if (values.kind(text) !== valueKind.prefix) return;
    const prefix = program.strings[values.first(text)]!;
    graph.listen(objects, (object) => {
      const members = membersStartingWith(analysis, object, prefix);
      const rest = members.length > mostApart ? loadTogether(analysis, object, members, to) : members;
      for (const name of rest) analysis.loadAttribute(object, name, to, site);
    });
  });
}

/** Reads plain methods of an object as one family; the names that are left. */
function loadTogether(analysis: Analysis, object: number, members: readonly number[], to: number): number[] {
  const { graph, values, families } = analysis;
  const isObject = values.kind(object) === valueKind.instance || values.kind(object) === valueKind.someInstance;
  if (!isObject) return [...members];
  const rest: number[] = [];
  const functions = new Set<number>();
  for (const name of members) {
    const found = methodsNamed(analysis, object, name);
    for (const method of found) functions.add(method);
    if (found.length === 0) rest.push(name);
  }
  if (functions.size > 0) {
    const family = families.together([...functions].sort((a, b) => a - b));
    graph.add(to, values.of(valueKind.boundFamily, values.first(family), object));
  }
  return rest;
}

/** The plain methods of a name that an object may have; none where some of them are decorated or aren't methods. */
function methodsNamed(analysis: Analysis, object: number, name: number): number[] {
  const { values, classes, families, program } = analysis;
  const definition = values.first(object);
  const entities = classes.find(definition, name)?.record.entities ?? [];
  const own = entities.filter(([kind, target]) => kind === 0 && isPlainMethod(analysis, target)).map(([, at]) => at);
  if (own.length < entities.length) return [];
  const family = values.kind(object) === valueKind.someInstance ? families.of(definition, name) : -1;
  const below = family < 0 ? [] : families.get(family).functions;
  return below.some((method) => program.definitions[method]!.kind !== 2) ? [] : [...own, ...below];
}

function isPlainMethod({ program }: Analysis, target: number): boolean {
  const { kind, marks } = program.definitions[target]!;
  return kind === 2 && (marks & (mark.getter | mark.decorated | mark.staticMethod | mark.classMethod)) === 0;
}

/** The names of an object, class or module that start with a text, those of classes below it included. */
function membersStartingWith(analysis: Analysis, object: number, prefix: string): readonly number[] {
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
