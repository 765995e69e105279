import { op, opNames } from "../facts/program.ts";
import { type Analysis, named, plainCall } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { mergeInto } from "./container-methods.ts";
import { declaredValues } from "./declared-values.ts";
import { nextOperation } from "./linked-program.ts";
import { waitForSides } from "./operators.ts";
import { valueKind } from "./values.ts";

/** Which operand an operation waits for; operations that aren't listed run once, at the start. */
const waitsFor: Readonly<Partial<Record<(typeof opNames)[number], number>>> = {
  loadAttribute: 2,
  storeAttribute: 1,
  loadItem: 2,
  storeItem: 1,
  deleteItem: 1,
  slice: 2,
  unpack: 2,
  iterate: 2,
  call: 2,
  unary: 2,
  contains: 1,
  test: 1,
  format: 1,
  enter: 2,
  wait: 2,
  superOf: 3,
  narrow: 2,
  decorate: 2,
  raise: 1,
  matchPlace: 2,
};
const waitingOperand = Int32Array.from(opNames, (name) => waitsFor[name] ?? 0);

/** Starts every operation: those that wait are hung on their variable, the others run. */
export function startOperations(analysis: Analysis) {
  const { code } = analysis.program;
  for (let at = 0; at < code.length; at = nextOperation(code, at)) {
    const operand = waitingOperand[code[at]!]!;
    if (operand > 0) analysis.graph.wait(code[at + operand]!, at);
    if (code[at] === op.binary) waitForSides(analysis, at, code[at + 2]!, code[at + 3]!);
    else if (code[at] === op.compare) waitForSides(analysis, at, code[at + 1]!, code[at + 2]!);
  }
  for (let at = 0; at < code.length; at = nextOperation(code, at)) {
    if (waitingOperand[code[at]!] === 0 || code[at] === op.narrow) startNow(analysis, at);
  }
}

function startNow(analysis: Analysis, at: number) {
  const { program, graph, values, containers } = analysis;
  const { code } = program;
  const to = code[at + 1]!;
  switch (code[at]) {
    case op.copy:
      return graph.copy(code[at + 2]!, to);
    case op.define: {
      const definition = code[at + 2]!;
      const kind = program.definitions[definition]!.kind === 1 ? valueKind.class : valueKind.function;
      return graph.add(to, values.of(kind, definition));
    }
    case op.importModule:
      return graph.add(to, importedModule(analysis, at));
    case op.importName:
      return importName(analysis, at);
    case op.outerName:
      return outerName(analysis, at);
    case op.text: {
      graph.add(to, values.of(valueKind.text));
      if (code[at + 2]! >= 0) graph.add(to, values.of(valueKind.constant, code[at + 2]! * 2));
      return;
    }
    case op.prefixed:
      return graph.add(to, values.of(valueKind.prefix, code[at + 2]!));
    case op.integer:
      return graph.add(to, values.of(valueKind.constant, code[at + 2]! * 2 + 1));
    case op.container:
      return graph.add(to, containers.create(code[at + 2]!));
    case op.merge:
      return graph.listen(to, (value) => {
        if (values.kind(value) === valueKind.container) mergeInto(analysis, value, code[at + 2]!, code[at + 3]!);
      });
    case op.declared:
    case op.narrow: {
      const expression = code[at + (code[at] === op.narrow ? 3 : 2)]!;
      for (const value of declaredValues(analysis, expression, 0)) graph.add(to, value);
      return;
    }
    case op.classDone:
      return classDone(analysis, at);
  }
}

function fileOfSite(analysis: Analysis, site: number): number {
  return analysis.program.fileOf[analysis.program.sites[site * 3]!]!;
}

function importedModule(analysis: Analysis, at: number): number {
  const { code } = analysis.program;
  const file = analysis.fileAt(at);
  return code[at + 3] === 1
    ? analysis.names.topPackage(code[at + 2]!, file)
    : analysis.names.module(code[at + 2]!, file);
}

function importName(analysis: Analysis, at: number) {
  const { program, names, graph, values } = analysis;
  const { code } = program;
  const to = code[at + 1]!;
  const name = code[at + 3]!;
  const site = code[at + 4]!;
  const file = fileOfSite(analysis, site);
  const module = names.module(code[at + 2]!, file);
  const isModule = values.kind(module) === valueKind.module;
  const isOwn = isModule && values.first(module) === file;
  if (isModule && !isOwn) noteImportHook(analysis, values.first(module), site);
  const below = isOwn ? names.submodule(module, name) : -1;
  if (below >= 0) return graph.add(to, below);
  analysis.loadAttribute(module, name, to, site);
}

/** `from module import name` asks the module for its `__path__`, which only packages have: the rest ask `__getattr__`. */
function noteImportHook(analysis: Analysis, file: number, site: number) {
  const { program, names, modules, edges } = analysis;
  if (modules.isPackage(file)) return;
  const hook = names.namesOf(program.modules[file]!).get(named(analysis, "__getattr__"));
  for (const [kind, target] of hook?.entities ?? []) {
    if (kind === 0) edges.add(site, target, role.other, edgeTier.implicit);
  }
}

/** A builtin, or a name that a star import brings. */
function outerName(analysis: Analysis, at: number) {
  const { program, names, graph, values } = analysis;
  const to = program.code[at + 1]!;
  const name = program.code[at + 2]!;
  const file = analysis.fileAt(at);
  for (const star of program.stars[file]!) {
    const module = names.module(star, file);
    if (values.kind(module) === valueKind.module && values.first(module) !== file) {
      if (!names.exports(values.first(module), name) || !names.hasMember(module, name)) continue;
      return analysis.loadAttribute(module, name, to, -1);
    }
  }
  const resolved = names.name(program.modules[file]!, name);
  if (resolved >= 0) graph.add(to, resolved);
  else if (program.stars[file]!.some((star) => values.kind(names.module(star, file)) === valueKind.external)) {
    graph.add(to, values.of(valueKind.foreign));
  }
}

/** A class statement tells its bases (`__init_subclass__`) and its attributes (`__set_name__`). */
function classDone(analysis: Analysis, at: number) {
  const { program, classes, graph, values } = analysis;
  const definition = program.code[at + 1]!;
  const site = program.code[at + 2]!;
  const found = classes.findAfter(definition, definition, named(analysis, "__init_subclass__"));
  const self = values.of(valueKind.class, definition);
  if (found !== null) {
    graph.listen(found.record.variable, (value) => {
      if (values.kind(value) !== valueKind.function) return;
      analysis.invoke(values.of(valueKind.bound, value, self), plainCall(site, role.other, edgeTier.implicit));
    });
  }
  if (program.stringNumbers.has("__set_name__")) tellNames(analysis, definition, site);
  const meta = classes.metaclass(definition);
  for (const name of meta < 0 ? [] : ["__new__", "__init__"]) {
    const inMeta = classes.find(meta, named(analysis, name));
    const target = inMeta?.record.entities.find(([kind]) => kind === 0);
    if (target !== undefined)
      analysis.edges.add(site, target[1], name === "__new__" ? role.make : role.init, edgeTier.implicit);
  }
}

/** Attributes of a class that want to know their name are told it. */
function tellNames(analysis: Analysis, definition: number, site: number) {
  const { names, graph, shared } = analysis;
  for (const { variable, entities } of names.namesOf(definition).values()) {
    if (!entities.some((entity) => entity[0] === 0)) graph.listenShared(variable, shared.named, site, 0);
  }
}
