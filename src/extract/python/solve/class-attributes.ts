import { mark } from "../facts/program.ts";
import { type Analysis, named, plainCall } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { valueKind } from "./values.ts";

/** Classes below a class that are looked into for attributes the class itself doesn't have. */
const mostClassesBelow = 40;

/** The variable of everything that an attribute of an instance may be; the same for every read of it. */
export function instanceAttribute(analysis: Analysis, object: number, name: number): number {
  const { fields, graph, values, classes, families } = analysis;
  const count = graph.variables;
  const variable = fields.variable(-1 - object, name);
  if (variable < count) return variable;
  const definition = values.first(object);
  const declared = copyFields(analysis, definition, name, variable);
  eachSetOnClass(analysis, definition, name, analysis.shared.ofInstance, object, variable);
  const found = classes.find(definition, name);
  if (found !== null) graph.listenShared(found.record.variable, analysis.shared.ofInstance, object, variable);
  const hasMore = values.kind(object) === valueKind.someInstance;
  if (hasMore) {
    const family = families.of(definition, name);
    if (family >= 0) addFamily(analysis, family, object, variable);
    lookBelow(analysis, definition, name, object, variable, declared || found !== null);
  }
  if (found === null && !declared) loadElsewhere(analysis, definition, name, object, variable);
  return variable;
}

/** Attributes set on objects of the class or its bases. Returns whether one of these classes sets it on itself. */
function copyFields(analysis: Analysis, definition: number, name: number, to: number): boolean {
  const { classes, values, fields, graph, program } = analysis;
  let declared = false;
  if (!fields.mayBeSet(name)) return false;
  for (const value of classes.order(definition)) {
    if (values.kind(value) !== valueKind.class) continue;
    graph.copy(fields.variable(value, name), to);
    const record = program.definitions[values.first(value)]!;
    declared ||= record.selfStores.includes(name) || record.fields.includes(name);
  }
  return declared;
}

/** Tells a shared listener the values that were set on the class, or on one above it, from outside its body. */
function eachSetOnClass(
  analysis: Analysis,
  definition: number,
  name: number,
  listener: number,
  object: number,
  to: number,
) {
  const { classes, values, fields, graph } = analysis;
  if (!fields.mayBeSet(name)) return;
  for (const value of classes.order(definition)) {
    if (values.kind(value) !== valueKind.class) continue;
    graph.listenShared(
      fields.variable(values.of(valueKind.someClass, values.first(value)), name),
      listener,
      object,
      to,
    );
  }
}

function addFamily(analysis: Analysis, family: number, object: number, to: number) {
  const { families, graph, values, program } = analysis;
  const { functions } = families.get(family);
  const isRead = functions.some((target) => (program.definitions[target]!.marks & mark.getter) !== 0);
  if (isRead) graph.copy(families.result(families.get(family)), to);
  else graph.add(to, values.of(valueKind.boundFamily, values.first(family), object));
}

/** What classes below set or bind under the name: variables always, set attributes when the class itself sets none. */
function lookBelow(
  analysis: Analysis,
  definition: number,
  name: number,
  object: number,
  to: number,
  declared: boolean,
) {
  const { classes, fields, graph, values, program } = analysis;
  for (const sub of classes.below(definition).slice(0, mostClassesBelow)) {
    const isOwn = program.definitions[sub]!.selfStores.includes(name);
    if (!declared && isOwn) graph.copy(fields.variable(values.of(valueKind.class, sub), name), to);
    const own = classes.own(sub, name);
    if (own === null || own.entities.some(([kind, target]) => kind === 0 && program.definitions[target]!.kind >= 2))
      continue;
    graph.listenShared(own.variable, analysis.shared.ofInstance, object, to);
  }
}

/** `__getattr__`, and bases outside the project. */
function loadElsewhere(analysis: Analysis, definition: number, name: number, object: number, to: number) {
  const { classes, graph, names, program } = analysis;
  const text = program.strings[name]!;
  const hook = text.startsWith("__") ? null : classes.find(definition, named(analysis, "__getattr__"));
  if (hook !== null) {
    const call = plainCall(-1, role.get, edgeTier.implicit, to);
    graph.listen(hook.record.variable, (value) => {
      if (analysis.values.kind(value) === valueKind.function)
        analysis.invoke(analysis.values.of(valueKind.bound, value, object), call);
    });
  }
  const base = classes.externalBase(definition);
  if (base !== null) graph.add(to, names.external(`${base}.${text}`));
  else if (text.startsWith("__") && hook === null) graph.add(to, names.external(`builtins.object.${text}`));
}

/** What a class attribute becomes when it is read through an instance. */
export function bindToInstance(analysis: Analysis, value: number, object: number, to: number) {
  const { values, program, graph, classes, properties } = analysis;
  const first = values.first(value);
  switch (values.kind(value)) {
    case valueKind.function: {
      const { marks } = program.definitions[first]!;
      if ((marks & mark.getter) !== 0) {
        analysis.invoke(values.of(valueKind.bound, value, object), plainCall(-1, role.get, edgeTier.implicit, to));
      } else if ((marks & (mark.setter | mark.deleter)) !== 0) return;
      else if ((marks & mark.staticMethod) !== 0) graph.add(to, value);
      else if ((marks & mark.classMethod) !== 0)
        graph.add(to, values.of(valueKind.bound, value, classValueOf(analysis, object)));
      else graph.add(to, values.of(valueKind.bound, value, object));
      return;
    }
    case valueKind.decorated:
      return graph.add(to, values.of(valueKind.bound, value, object));
    case valueKind.describedField:
      return; // the constructor puts something else there
    case valueKind.property:
      return graph.listen(properties[first]!.getter, (getter) => {
        if (values.kind(getter) !== valueKind.function) return;
        analysis.invoke(values.of(valueKind.bound, getter, object), plainCall(-1, role.get, edgeTier.implicit, to));
      });
    case valueKind.instance:
    case valueKind.someInstance: {
      const getter = classes.find(first, named(analysis, "__get__"));
      if (getter === null) return graph.add(to, value);
      const holder = graph.newVariable();
      graph.add(holder, object);
      const call = plainCall(-1, role.get, edgeTier.implicit, to, [holder]);
      return graph.listen(getter.record.variable, (target) => {
        if (values.kind(target) === valueKind.function)
          analysis.invoke(values.of(valueKind.bound, target, value), call);
      });
    }
    default:
      graph.add(to, value);
  }
}

function classValueOf(analysis: Analysis, object: number): number {
  const { values } = analysis;
  const exact = values.kind(object) === valueKind.instance;
  return values.of(exact ? valueKind.class : valueKind.someClass, values.first(object));
}

/** The variable of everything that an attribute of a class may be. */
export function classAttribute(analysis: Analysis, object: number, name: number): number {
  const { fields, graph, values, classes, families, program } = analysis;
  const count = graph.variables;
  const variable = fields.variable(-1 - object, name);
  if (variable < count) return variable;
  const definition = values.first(object);
  copyFields(analysis, definition, name, variable);
  eachSetOnClass(analysis, definition, name, analysis.shared.ofClass, object, variable);
  const found = classes.find(definition, name);
  const isEnum = classes.hasExternalBase(
    definition,
    /(^|\.)(Enum|IntEnum|StrEnum|Flag|IntFlag|TextChoices|IntegerChoices)$/,
  );
  if (found !== null) {
    graph.listenShared(found.record.variable, analysis.shared.ofClass, object, variable);
    if (isEnum) graph.add(variable, values.of(valueKind.instance, definition));
  }
  if (values.kind(object) === valueKind.someClass) {
    const family = families.of(definition, name);
    if (family >= 0) graph.add(variable, values.of(valueKind.boundFamily, values.first(family), object));
    lookBelow(analysis, definition, name, values.of(valueKind.someInstance, definition), variable, true);
  }
  if (found !== null) return variable;
  const meta = classes.metaclass(definition);
  const inMeta = meta < 0 ? null : classes.find(meta, name);
  if (inMeta !== null) graph.listenShared(inMeta.record.variable, analysis.shared.ofInstance, object, variable);
  const base = classes.externalBase(definition);
  const text = program.strings[name]!;
  if (inMeta === null && base !== null) graph.add(variable, analysis.names.external(`${base}.${text}`));
  else if (inMeta === null && text.startsWith("__"))
    graph.add(variable, analysis.names.external(`builtins.object.${text}`));
  return variable;
}

/** What a class attribute becomes when it is read through the class. */
export function bindToClass(analysis: Analysis, value: number, object: number, to: number) {
  const { values, program, graph } = analysis;
  if (values.kind(value) !== valueKind.function) return graph.add(to, value);
  const { marks } = program.definitions[values.first(value)]!;
  if ((marks & mark.classMethod) !== 0) graph.add(to, values.of(valueKind.bound, value, object));
  else if ((marks & (mark.getter | mark.setter | mark.deleter)) === 0) graph.add(to, value);
}

/** What `super().name` gives: the next class in the order; where a class below puts another in between, that one too. */
export function superAttribute(analysis: Analysis, object: number, name: number, to: number, site: number) {
  const { values, classes, graph, program, names } = analysis;
  const owner = values.first(object);
  const self = values.second(object);
  const definition = values.first(self);
  const isClass = values.kind(self) === valueKind.class || values.kind(self) === valueKind.someClass;
  const bind = isClass ? bindToClass : bindToInstance;
  const found = classes.findAfter(definition, owner, name);
  if (found !== null) {
    graph.listen(found.record.variable, (value) => {
      bind(analysis, value, self, to);
      noteGetter(analysis, value, site);
    });
  } else {
    const base = classes.externalBase(definition) ?? "builtins.object";
    if (base === "builtins.type" && program.strings[name] === "__call__") addInstances(analysis, definition, to);
    graph.add(to, names.external(`${base}.${program.strings[name]}`));
  }
  const others = new Set<number>();
  for (const sub of classes.below(definition).slice(0, mostClassesBelow)) {
    const other = classes.findAfter(sub, owner, name);
    if (other === null || other.owner === found?.owner || others.has(other.owner)) continue;
    others.add(other.owner);
    for (const [kind, target] of other.record.entities) {
      if (kind !== 0 || program.definitions[target]!.kind < 2) continue;
      graph.add(to, analysis.families.alone(target));
    }
  }
}

/** `super().__call__()` in a metaclass makes an instance of one of its classes. */
function addInstances(analysis: Analysis, meta: number, to: number) {
  const { classes, graph, families, program } = analysis;
  for (const made of classes.madeBy(meta)) {
    for (const method of ["__new__", "__init__"]) {
      const target = classes.find(made, named(analysis, method))?.record.entities.find(([kind]) => kind === 0);
      if (target !== undefined && program.definitions[target[1]]!.kind === 2) graph.add(to, families.alone(target[1]));
    }
  }
}

function noteGetter(analysis: Analysis, value: number, site: number) {
  const { values, program, edges } = analysis;
  if (values.kind(value) !== valueKind.function) return;
  const target = values.first(value);
  if ((program.definitions[target]!.marks & mark.getter) !== 0) edges.add(site, target, role.get, edgeTier.implicit);
}
