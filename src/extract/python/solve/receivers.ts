import { mark, op } from "../facts/program.ts";
import { remembered } from "../remembered.ts";
import type { Analysis } from "./analysis.ts";
import { nextOperation } from "./linked-program.ts";
import { valueKind } from "./values.ts";

/** The methods that the objects at a site have under the name which the site asks for. */
export interface SeenMethods {
  /** The name: a string. */
  readonly name: number;
  /** Of objects whose class is known exactly. */
  readonly exact: ReadonlySet<number>;
  /** Of objects that are said to be of a class or of one below it: of each class that can be meant. */
  readonly declared: ReadonlySet<number>;
  /** How many methods there are of either kind. */
  readonly count: number;
  /** Whether a class that is said to be meant is made itself, so that its own method is the one to expect. */
  readonly isMade: boolean;
  /** Whether what is declared is the method's own object, so that its classes are those which have the calling method. */
  readonly isSelf: boolean;
}

/** Kinds of value that stand for objects and classes of the project, and the constants that tell keys apart. */
const projectKinds: ReadonlySet<number> = new Set([
  valueKind.instance,
  valueKind.someInstance,
  valueKind.class,
  valueKind.someClass,
  valueKind.constant,
]);

/** Operations that call methods of an operand by themselves: places of the operand and of the site. */
const operands: ReadonlyMap<number, readonly [number, number]> = new Map([
  [op.compare, [1, 4]],
  [op.test, [1, 2]],
  [op.format, [1, 2]],
  [op.call, [7, 3]], // the first argument: `str(value)`
]);

/** Tells for each attribute that is read which methods its objects have, class by class. For use once all values have flowed. */
export class Receivers {
  readonly #analysis: Analysis;
  /** By site: one more than the place of the operation that reads an attribute there, -1 for several. */
  readonly #reads: Int32Array;
  /** By site: one more than the variable of the operand whose methods the language calls. */
  readonly #operands: Int32Array;
  /** Methods by the variable of the object that they are called on. */
  readonly #methods = new Map<number, number>();
  /** Which methods of its own name a method calls, as `super().name()` does. */
  readonly #callsOfSameName = new Map<number, number[]>();
  readonly #seen = new Map<number, SeenMethods | null>();
  readonly #having = new Map<number, readonly number[]>();
  readonly #canBe = new Map<number, boolean>();

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
    const { code, sites, definitions } = analysis.program;
    this.#reads = new Int32Array(sites.length / 3);
    this.#operands = new Int32Array(sites.length / 3);
    for (let at = 0; at < code.length; at = nextOperation(code, at)) {
      const site = code[at] === op.loadAttribute ? code[at + 4]! : -1;
      if (site >= 0) this.#reads[site] = this.#reads[site] === 0 ? at + 1 : -1;
      const places = operands.get(code[at]!);
      if (places === undefined || code[at + places[1]]! < 0 || (code[at] === op.call && code[at + 4]! < 1)) continue;
      this.#operands[code[at + places[1]]!] = code[at + places[0]]! + 1;
    }
    for (const [index, { kind, parent, parameters, marks }] of definitions.entries()) {
      const isMethod = kind === 2 && parent >= 0 && definitions[parent]!.kind === 1;
      const first = parameters[0];
      if (isMethod && first?.kind === 0 && (marks & (mark.staticMethod | mark.classMethod)) === 0)
        this.#methods.set(first.variable, index);
    }
    this.#noteCallsOfSameName();
  }

  #noteCallsOfSameName() {
    const { edges, program } = this.#analysis;
    const { definitions, sites } = program;
    for (let edge = 0; edge < edges.count; edge++) {
      const callee = edges.callees.get(edge);
      const caller = sites[edges.sites.get(edge) * 3]!;
      if (callee < 0 || definitions[callee]!.name !== definitions[caller]!.name) continue;
      if (!this.#isOfClassAbove(edges.sites.get(edge))) continue;
      remembered(this.#callsOfSameName, caller, () => [] as number[]).push(callee);
    }
  }

  /** Whether what is called at a site was read from `super()` or from a class: `Base.name(self)`. */
  #isOfClassAbove(site: number): boolean {
    const { program, graph, values } = this.#analysis;
    const read = this.#reads[site]!;
    if (read <= 0) return false;
    return graph.values(program.code[read + 1]!).some((value) => {
      return values.kind(value) === valueKind.superOf || values.kind(value) === valueKind.class;
    });
  }

  /** Whether an operand whose methods the language calls may be something else as well than an object of the project. */
  isMixed(site: number): boolean {
    const operand = this.#operands[site]! - 1;
    const { graph, values } = this.#analysis;
    return operand >= 0 && graph.values(operand).some((value) => !projectKinds.has(values.kind(value)));
  }

  /** The methods of the objects at a site; null where no attribute is read, or where the objects aren't all known. */
  at(site: number): SeenMethods | null {
    return remembered(this.#seen, site, () => this.#lookAt(site));
  }

  #lookAt(site: number): SeenMethods | null {
    const { program, graph } = this.#analysis;
    const read = this.#reads[site]!;
    if (read <= 0) return null;
    const object = program.code[read + 1]!;
    if (graph.isFull(object)) return null;
    const own = this.#methods.get(object);
    const caller = own !== undefined && own === program.sites[site * 3] ? own : -1;
    const seen = {
      name: program.code[read + 2]!,
      exact: new Set<number>(),
      declared: new Set<number>(),
      isMade: false,
      isSelf: false,
    };
    for (const value of graph.values(object)) if (!this.#addMethods(value, caller, seen)) return null;
    let count = seen.exact.size;
    for (const method of seen.declared) if (!seen.exact.has(method)) count++;
    return { ...seen, count };
  }

  /** Adds one value's methods; false when they aren't found by its class. */
  #addMethods(
    value: number,
    caller: number,
    seen: { name: number; exact: Set<number>; declared: Set<number>; isMade: boolean; isSelf: boolean },
  ): boolean {
    const { values, program, classes, made } = this.#analysis;
    const definition = values.first(value);
    switch (values.kind(value)) {
      case valueKind.instance:
      case valueKind.class:
        if (this.#isReplaced(definition, seen.name)) return false;
        for (const method of this.#methodsOf(definition, seen.name)) seen.exact.add(method);
        return true;
      case valueKind.someInstance:
      case valueKind.someClass: {
        const below = classes.below(definition);
        const isSelf = caller >= 0 && program.definitions[caller]!.parent === definition;
        seen.isSelf ||= isSelf;
        seen.isMade ||= made.has(definition) || below.length === 0;
        for (const one of isSelf ? this.#classesHaving(caller) : [definition, ...below]) {
          if (!this.#canBeMade(one)) continue;
          for (const method of this.#methodsOf(one, seen.name)) seen.declared.add(method);
        }
        return true;
      }
      case valueKind.superOf:
        return false;
      default:
        return true;
    }
  }

  #methodsOf(definition: number, name: number): number[] {
    const { classes, program } = this.#analysis;
    const entities = classes.find(definition, name)?.record.entities ?? [];
    return entities.flatMap(([kind, target]) => {
      return kind === 0 && program.definitions[target]!.kind >= 2 ? [target] : [];
    });
  }

  /** Whether something else was set in the place of a method on the class itself. */
  #isReplaced(definition: number, name: number): boolean {
    const { classes, graph, values } = this.#analysis;
    const found = classes.find(definition, name);
    const own = this.#methodsOf(definition, name);
    return (found === null ? [] : graph.values(found.record.variable)).some((value) => {
      return values.kind(value) === valueKind.function && !own.includes(values.first(value));
    });
  }

  /** The classes on whose objects a method runs: those that find it, and those whose own one calls it. */
  #classesHaving(method: number): readonly number[] {
    return remembered(this.#having, method, () => {
      const owner = this.#analysis.program.definitions[method]!.parent;
      return [owner, ...this.#analysis.classes.below(owner)].filter((one) => this.#comesTo(one, method));
    });
  }

  #comesTo(definition: number, method: number): boolean {
    const { classes, program } = this.#analysis;
    const queue = this.#methodsOf(definition, program.definitions[method]!.name);
    for (let index = 0; index < queue.length; index++) {
      if (queue[index] === method) return true;
      for (const next of this.#callsOfSameName.get(queue[index]!) ?? []) {
        const owner = program.definitions[next]!.parent;
        if (!queue.includes(next) && owner >= 0 && classes.isBelow(definition, owner)) queue.push(next);
      }
    }
    return false;
  }

  /** Whether there are objects of exactly this class: the project makes one, or it ends a line of classes and lacks nothing. */
  #canBeMade(definition: number): boolean {
    const { made, classes } = this.#analysis;
    return remembered(this.#canBe, definition, () => {
      return made.has(definition) || (classes.below(definition).length === 0 && !this.#isAbstract(definition));
    });
  }

  #isAbstract(definition: number): boolean {
    const { values, classes, program } = this.#analysis;
    return classes.order(definition).some((value) => {
      if (values.kind(value) !== valueKind.class) return false;
      return program.definitions[values.first(value)]!.names.some(({ name }) =>
        this.#methodsOf(definition, name).some((method) => (program.definitions[method]!.marks & mark.abstract) !== 0),
      );
    });
  }
}
