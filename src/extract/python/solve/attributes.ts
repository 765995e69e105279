import { mark } from "../facts/program.ts";
import { type Analysis, named, plainCall } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { classAttribute, instanceAttribute, superAttribute } from "./class-attributes.ts";
import type { ClassName } from "./class-hierarchy.ts";
import { hasMethod } from "./containers.ts";
import { loadFieldPart } from "./described-fields.ts";
import { loadNamedItem } from "./named-tuples.ts";
import { takesApart } from "./text-parts.ts";
import { valueKind } from "./values.ts";

const textMethods: ReadonlySet<string> = new Set(
  `capitalize casefold center count encode decode endswith expandtabs find format format_map index isalnum isalpha
  isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip
  maketrans partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines
  startswith strip swapcase title translate upper zfill __len__ __contains__ __iter__ __getitem__`.split(/\s+/),
);

/** Reads an attribute of one value into a variable, and notes what reading it calls. */
export function loadAttribute(analysis: Analysis, object: number, name: number, to: number, site: number) {
  const { values, graph, names, program } = analysis;
  const first = values.first(object);
  switch (values.kind(object)) {
    case valueKind.instance:
    case valueKind.someInstance:
      if (program.strings[name] === "__class__") return graph.add(to, classOf(analysis, object));
      graph.copy(instanceAttribute(analysis, object, name), to);
      return noteAccess(analysis, first, name, object, site);
    case valueKind.class:
    case valueKind.someClass:
      return graph.copy(classAttribute(analysis, object, name), to);
    case valueKind.superOf:
      return superAttribute(analysis, object, name, to, site);
    case valueKind.module:
      return loadFromModule(analysis, object, name, to, site);
    case valueKind.namespace: {
      const below = names.submodule(object, name);
      return below < 0 ? undefined : graph.add(to, below);
    }
    case valueKind.externalInstance:
      for (const target of analysis.classes.overridesOutside(program.strings[first]!, name))
        graph.add(to, analysis.families.alone(target));
      return graph.add(to, names.externalMember(first, name));
    case valueKind.external:
      return graph.add(to, names.externalMember(first, name));
    case valueKind.prefix:
      if (/^(lower|format|strip|rstrip|casefold)$/.test(program.strings[name]!)) graph.add(to, object);
      return;
    case valueKind.text:
      if (textMethods.has(program.strings[name]!))
        graph.add(to, names.external(`builtins.str.${program.strings[name]}`));
      return;
    case valueKind.constant:
      if (first >= 0 && first % 2 === 0 && takesApart(program.strings[name]!))
        graph.add(to, values.of(valueKind.textMethod, first / 2, name));
      return;
    case valueKind.container:
      if (loadNamedItem(analysis, object, name, to)) return;
      if (hasMethod(analysis.containers.of(object).kind, program.strings[name]!)) {
        graph.add(to, values.of(valueKind.containerMethod, first, name));
      }
      return;
    case valueKind.decorated:
      graph.copy(analysis.fields.variable(object, name), to);
      return analysis.loadAttribute(analysis.wraps[first]!.wrapper, name, to, site);
    case valueKind.describedField:
      return loadFieldPart(analysis, object, name, to);
    case valueKind.property:
      return loadPropertyPart(analysis, object, name, to);
    case valueKind.function:
      if (program.strings[name] === "register" && dispatchesOnce(analysis, first))
        graph.add(to, values.of(valueKind.registrar, first));
      return graph.copy(analysis.fields.variable(object, name), to);
    case valueKind.bound:
      if (program.strings[name] === "__func__") graph.add(to, first);
      else if (program.strings[name] === "__self__") graph.add(to, values.second(object));
      return;
    case valueKind.generator:
      return graph.add(to, names.external(`builtins.generator.${program.strings[name]}`));
    case valueKind.foreign:
      return graph.add(to, object);
  }
}

function dispatchesOnce(analysis: Analysis, definition: number): boolean {
  return (analysis.program.definitions[definition]!.marks & mark.singleDispatch) !== 0;
}

/** The class of an instance, as exactly as the instance is known. */
export function classOf(analysis: Analysis, instance: number): number {
  const { values } = analysis;
  const exact = values.kind(instance) === valueKind.instance;
  return values.of(exact ? valueKind.class : valueKind.someClass, values.first(instance));
}

/** What a module's name holds; else a module below it, a star import's, or what the module's `__getattr__` gives. */
function loadFromModule(analysis: Analysis, module: number, name: number, to: number, site: number) {
  const { graph, names, program, values, fields } = analysis;
  const count = graph.variables;
  const shared = fields.variable(-1 - module, name);
  if (shared >= count && !findInModule(analysis, module, name, shared, 0))
    graph.add(shared, values.of(valueKind.absent));
  graph.copy(shared, to);
  if (graph.values(shared)[0] !== values.of(valueKind.absent)) return;
  const fallback = names.namesOf(program.modules[values.first(module)]!).get(named(analysis, "__getattr__"));
  if (fallback === undefined) return;
  graph.listen(fallback.variable, (target) =>
    analysis.invoke(target, plainCall(site, role.get, edgeTier.implicit, to)),
  );
}

function findInModule(analysis: Analysis, module: number, name: number, to: number, depth: number): boolean {
  const { values, graph, names, program } = analysis;
  const file = values.first(module);
  const record = names.namesOf(program.modules[file]!).get(name);
  if (record !== undefined) {
    graph.copy(record.variable, to);
    return true;
  }
  const below = names.submodule(module, name);
  if (below >= 0) {
    graph.add(to, below);
    return true;
  }
  for (const star of depth > 8 ? [] : program.stars[file]!) {
    const starred = names.module(star, file);
    const isModule =
      values.kind(starred) === valueKind.module && starred !== module && names.exports(values.first(starred), name);
    if (isModule && findInModule(analysis, starred, name, to, depth + 1)) return true;
    if (values.kind(starred) === valueKind.external) graph.add(to, values.of(valueKind.foreign));
  }
  return false;
}

/** Notes which getters, descriptors and `__getattr__` reading an attribute calls at a site. */
function noteAccess(analysis: Analysis, definition: number, name: number, object: number, site: number) {
  const { classes, values, families, program, edges, graph } = analysis;
  const found = classes.find(definition, name);
  if (found !== null && mayRun(analysis, found))
    graph.listenShared(found.record.variable, analysis.shared.access, object, site);
  if (found === null && !isSet(analysis, definition, name)) noteGetattr(analysis, definition, name, site);
  if (values.kind(object) !== valueKind.someInstance) return;
  const family = families.of(definition, name);
  if (family < 0) return;
  for (const target of families.get(family).functions) {
    if ((program.definitions[target]!.marks & mark.getter) !== 0) edges.add(site, target, role.get, edgeTier.dispatch);
  }
}

/** Whether reading what the class binds may run code: not so for a plain method. */
function mayRun(analysis: Analysis, { record }: ClassName): boolean {
  return (
    record.entities.length === 0 ||
    record.entities.some(([kind, target]) => {
      if (kind !== 0) return true;
      const { marks } = analysis.program.definitions[target]!;
      return (marks & (mark.getter | mark.decorated)) !== 0;
    })
  );
}

/** What a class binds to a name is read through an object. */
export function noteAccessed(analysis: Analysis, object: number, site: number, value: number) {
  const { graph, values, program, edges, classes, properties } = analysis;
  const first = values.first(value);
  switch (values.kind(value)) {
    case valueKind.function:
      if ((program.definitions[first]!.marks & mark.getter) !== 0) edges.add(site, first, role.get, edgeTier.implicit);
      return;
    case valueKind.property:
      return graph.listen(properties[first]!.getter, (getter) => {
        if (values.kind(getter) === valueKind.function)
          edges.add(site, values.first(getter), role.get, edgeTier.implicit);
      });
    case valueKind.instance:
    case valueKind.someInstance: {
      const getter = classes.find(first, named(analysis, "__get__"));
      if (getter === null) return;
      const call = plainCall(site, role.get, edgeTier.implicit, -1, [holding(analysis, object)]);
      return graph.listen(getter.record.variable, (target) => {
        if (values.kind(target) === valueKind.function)
          analysis.invoke(values.of(valueKind.bound, target, value), call);
      });
    }
  }
}

function isSet(analysis: Analysis, definition: number, name: number): boolean {
  const { classes, values, program } = analysis;
  return classes.order(definition).some((value) => {
    if (values.kind(value) !== valueKind.class) return false;
    const { selfStores, fields } = program.definitions[values.first(value)]!;
    return selfStores.includes(name) || fields.includes(name);
  });
}

function noteGetattr(analysis: Analysis, definition: number, name: number, site: number) {
  const { classes, edges, program } = analysis;
  if (program.strings[name]!.startsWith("__")) return;
  for (const hook of ["__getattr__", "__getattribute__"]) {
    const found = classes.find(definition, named(analysis, hook));
    const target = found?.record.entities.find(([kind]) => kind === 0);
    if (target !== undefined) edges.add(site, target[1], role.get, edgeTier.implicit);
  }
}

function loadPropertyPart(analysis: Analysis, object: number, name: number, to: number) {
  const { properties, values, graph, program } = analysis;
  const { getter, setter } = properties[values.first(object)]!;
  const text = program.strings[name]!;
  if (text === "fget") graph.copy(getter, to);
  else if (text === "fset") graph.copy(setter, to);
  else graph.add(to, values.of(valueKind.identity));
}

/** A variable that holds one value. */
export function holding(analysis: Analysis, value: number): number {
  const variable = analysis.graph.newVariable();
  analysis.graph.add(variable, value);
  return variable;
}

/** Sets an attribute on one value, and notes the setters, descriptors and `__setattr__` that run. */
export function storeAttribute(analysis: Analysis, object: number, name: number, value: number, site: number) {
  const { values, graph, names, program, fields } = analysis;
  const first = values.first(object);
  switch (values.kind(object)) {
    case valueKind.instance:
    case valueKind.someInstance:
      if (value >= 0) graph.copy(value, fields.variable(values.of(valueKind.class, first), name));
      return noteSetting(analysis, first, name, object, value, site);
    case valueKind.class:
    case valueKind.someClass: {
      if (value < 0) return;
      const own = analysis.classes.own(first, name);
      return graph.copy(
        value,
        own === null ? fields.variable(values.of(valueKind.someClass, first), name) : own.variable,
      );
    }
    case valueKind.module: {
      const record = names.namesOf(program.modules[first]!).get(name);
      return record === undefined || value < 0 ? undefined : graph.copy(value, record.variable);
    }
    case valueKind.function:
    case valueKind.decorated:
      if (value >= 0) graph.copy(value, fields.variable(object, name));
  }
}

function noteSetting(
  analysis: Analysis,
  definition: number,
  name: number,
  object: number,
  value: number,
  site: number,
) {
  const { classes, graph, values, program, edges, properties } = analysis;
  const hook = classes.find(definition, named(analysis, "__setattr__"));
  const target = hook?.record.entities.find(([kind]) => kind === 0);
  if (target !== undefined) edges.add(site, target[1], role.set, edgeTier.implicit);
  const found = classes.find(definition, name);
  if (found === null) return;
  const call = plainCall(site, role.set, edgeTier.implicit, -1, [value]);
  for (const [kind, setter] of found.record.entities) {
    if (kind !== 0 || (program.definitions[setter]!.marks & mark.setter) === 0) continue;
    analysis.invoke(values.of(valueKind.bound, values.of(valueKind.function, setter), object), call);
  }
  if (found.record.entities.some(([kind]) => kind === 0)) return;
  graph.listen(found.record.variable, (held) => {
    if (values.kind(held) === valueKind.property) {
      const { setter } = properties[values.first(held)]!;
      graph.listen(setter, (one) => analysis.invoke(values.of(valueKind.bound, one, object), call));
    } else if (values.kind(held) === valueKind.instance) {
      const setter = classes.find(values.first(held), named(analysis, "__set__"));
      const both = plainCall(site, role.set, edgeTier.implicit, -1, [holding(analysis, object), value]);
      if (setter === null) return;
      graph.listen(setter.record.variable, (one) => {
        if (values.kind(one) === valueKind.function) analysis.invoke(values.of(valueKind.bound, one, held), both);
      });
    }
  });
}
