import type { NameRecord } from "../facts/definition-record.ts";
import { entityKind, staticKind } from "../facts/program.ts";
import { remembered } from "../remembered.ts";
import { builtinNames } from "./builtin-names.ts";
import type { LinkedProgram } from "./linked-program.ts";
import type { ModuleIndex } from "./module-index.ts";
import { type Values, valueKind } from "./values.ts";

const deepest = 14;

/** What names stand for by the source alone, without any flow: classes, functions, modules, external names. */
export class NameResolution {
  readonly #program: LinkedProgram;
  readonly #modules: ModuleIndex;
  readonly #values: Values;
  readonly #names = new Map<number, ReadonlyMap<number, NameRecord>>();
  readonly #resolved = new Map<number, number>();
  readonly #moduleValues = new Map<string, number>();
  readonly #written = new Map<number, number>();
  readonly #members = new Map<number, number>();
  readonly #submodules = new Map<number, number>();
  /** Looks a name up along a class's method resolution order; set once the classes are known. */
  findInClass: (definition: number, name: number) => NameRecord | null = () => null;

  constructor(program: LinkedProgram, modules: ModuleIndex, values: Values) {
    this.#program = program;
    this.#modules = modules;
    this.#values = values;
  }

  /** The names that a definition binds. */
  namesOf(definition: number): ReadonlyMap<number, NameRecord> {
    let names = this.#names.get(definition);
    if (names === undefined) {
      const own = new Map<number, NameRecord>();
      for (const record of this.#program.definitions[definition]!.names) own.set(record.name, record);
      names = own;
      this.#names.set(definition, names);
    }
    return names;
  }

  /** The value of a module by the name an import writes, seen from a file: a module, a namespace or an external name. */
  module(written: number, from: number): number {
    const key = from * 0x1000000 + written;
    return remembered(this.#written, key, () => {
      return this.moduleNamed(this.#modules.absolute(this.#program.strings[written]!, from), from);
    });
  }

  moduleNamed(name: string, from: number): number {
    const key = `${from} ${name}`;
    return remembered(this.#moduleValues, key, () => this.#moduleNamed(name, from));
  }

  #moduleNamed(name: string, from: number): number {
    const file = this.#modules.find(name, from);
    if (file >= 0) return this.#values.of(valueKind.module, file);
    const text = this.stringNumber(name);
    return this.#values.of(this.#modules.isNamespace(name) ? valueKind.namespace : valueKind.external, text);
  }

  /** The package that a dotted import binds: `a` of `import a.b`. */
  topPackage(written: number, from: number): number {
    return this.moduleNamed(this.#program.strings[written]!.split(".")[0]!, from);
  }

  /** A module below a module or namespace, or -1. */
  submodule(value: number, name: number): number {
    const key = value * 0x1000000 + name;
    return remembered(this.#submodules, key, () => this.#submodule(value, name));
  }

  #submodule(value: number, name: number): number {
    const outer =
      this.#values.kind(value) === valueKind.module
        ? this.#modules.names[this.#values.first(value)]!
        : this.#program.strings[this.#values.first(value)]!;
    const from = this.#values.kind(value) === valueKind.module ? this.#values.first(value) : 0;
    const full = outer === "" ? this.#program.strings[name]! : `${outer}.${this.#program.strings[name]!}`;
    const file = this.#modules.find(full, from);
    if (file >= 0) return this.#values.of(valueKind.module, file);
    return this.#modules.isNamespace(full) ? this.#values.of(valueKind.namespace, this.stringNumber(full)) : -1;
  }

  /** An external name, cut where it grows beyond what can be a real one. */
  external(name: string): number {
    return this.#values.of(valueKind.external, this.stringNumber(name.split(".").slice(0, 5).join(".")));
  }

  /** What is read from something outside: the name of that (a string), and the attribute's. */
  externalMember(outer: number, name: number): number {
    const key = outer * 0x1000000 + name;
    const known = this.#members.get(key);
    if (known !== undefined) return known;
    const value = this.external(`${this.#program.strings[outer]}.${this.#program.strings[name]}`);
    this.#members.set(key, value);
    return value;
  }

  stringNumber(text: string): number {
    const { strings, stringNumbers } = this.#program;
    const known = stringNumbers.get(text);
    if (known !== undefined) return known;
    (strings as string[]).push(text);
    stringNumbers.set(text, strings.length - 1);
    return strings.length - 1;
  }

  /** What a static expression stands for; -1 when the source doesn't say. */
  resolve(expression: number, depth = 0): number {
    if (expression < 0 || depth > deepest) return -1;
    const known = this.#resolved.get(expression);
    if (known !== undefined) return known;
    if (depth === 0) this.#resolved.set(expression, -1); // an expression that needs itself stands for nothing
    const value = this.#resolveNew(expression, depth);
    if (depth === 0) this.#resolved.set(expression, value);
    return value;
  }

  #resolveNew(expression: number, depth: number): number {
    const { expressions } = this.#program;
    const first = expressions[expression + 1]!;
    const second = expressions[expression + 2]!;
    switch (expressions[expression]) {
      case staticKind.name:
        return this.name(first, second, depth + 1);
      case staticKind.attribute: {
        const base = this.resolve(first, depth + 1);
        return base < 0 ? -1 : this.member(base, second, depth + 1);
      }
      case staticKind.subscript:
        return this.resolve(first, depth + 1);
      default:
        return -1;
    }
  }

  /** What a name read in a definition stands for. */
  name(definition: number, name: number, depth = 0): number {
    const { definitions, strings, fileOf } = this.#program;
    for (let scope = definition; scope >= 0; scope = definitions[scope]!.parent) {
      if (scope !== definition && definitions[scope]!.kind === 1) continue;
      const record = this.namesOf(scope).get(name);
      if (record !== undefined) return this.#entity(record, scope, depth);
    }
    const starred = this.#throughStars(fileOf[definition]!, name, depth);
    if (starred >= 0) return starred;
    return builtinNames.has(strings[name]!) ? this.external(`builtins.${strings[name]}`) : -1;
  }

  /** What an attribute of a module, class or external name stands for. */
  member(value: number, name: number, depth = 0): number {
    if (depth > deepest) return -1;
    const first = this.#values.first(value);
    switch (this.#values.kind(value)) {
      case valueKind.module:
        return this.#moduleMember(value, name, depth);
      case valueKind.namespace:
        return this.submodule(value, name);
      case valueKind.external:
        return this.externalMember(first, name);
      case valueKind.class: {
        const record = this.findInClass(first, name);
        return record === null ? -1 : this.#entity(record, first, depth);
      }
      default:
        return -1;
    }
  }

  /** Whether a module has a name of its own, or by a star import. */
  hasMember(module: number, name: number, depth = 0): boolean {
    const file = this.#values.first(module);
    if (this.namesOf(this.#program.modules[file]!).has(name)) return true;
    return this.#program.stars[file]!.some((star) => {
      const starred = this.module(star, file);
      const isOther = this.#values.kind(starred) === valueKind.module && starred !== module;
      return (
        isOther &&
        depth < deepest &&
        this.exports(this.#values.first(starred), name) &&
        this.hasMember(starred, name, depth + 1)
      );
    });
  }

  /** Whether a star import of a file brings a name: what `__all__` lists, else what has no underscore in front. */
  exports(file: number, name: number): boolean {
    const { strings, modules, stringNumbers } = this.#program;
    const listed = this.namesOf(modules[file]!).get(stringNumbers.get("__all__") ?? -1)?.entities ?? [];
    const exported = listed.filter(([kind]) => kind === entityKind.exported).map(([, text]) => text);
    if (exported.length === 0) return !strings[name]!.startsWith("_");
    return exported.includes(name) || exported.some((text) => strings[text] === "*");
  }

  #moduleMember(value: number, name: number, depth: number): number {
    const file = this.#values.first(value);
    const module = this.#program.modules[file]!;
    const record = this.namesOf(module).get(name);
    const own = record === undefined ? -1 : this.#entity(record, module, depth);
    if (own >= 0) return own;
    const below = this.submodule(value, name);
    return below >= 0 ? below : this.#throughStars(file, name, depth);
  }

  #throughStars(file: number, name: number, depth: number): number {
    if (depth > deepest) return -1;
    for (const star of this.#program.stars[file]!) {
      const value = this.module(star, file);
      if (this.#values.kind(value) !== valueKind.module || this.#values.first(value) === file) continue;
      if (!this.exports(this.#values.first(value), name)) continue;
      const found = this.#moduleMember(value, name, depth + 4);
      if (found >= 0) return found;
    }
    return -1;
  }

  /** The first meaning inside the project, else the first of all. */
  #entity(record: NameRecord, scope: number, depth: number): number {
    let outside = -1;
    for (const entity of record.entities) {
      const value = this.#oneEntity(entity, scope, depth + 1);
      if (value < 0) continue;
      if (this.#values.kind(value) !== valueKind.external) return value;
      if (outside < 0) outside = value;
    }
    return outside;
  }

  #oneEntity(entity: NameRecord["entities"][number], scope: number, depth: number): number {
    if (depth > deepest) return -1;
    const kind = entity[0];
    const a = entity[1];
    const b = entity[2];
    const file = this.#program.fileOf[scope]!;
    switch (kind) {
      case entityKind.exported:
        return -1;
      case entityKind.definition: {
        const isClass = this.#program.definitions[a]!.kind === 1;
        return this.#values.of(isClass ? valueKind.class : valueKind.function, a);
      }
      case entityKind.module:
        return b === 1 ? this.topPackage(a, file) : this.module(a, file);
      case entityKind.imported: {
        const module = this.module(a, file);
        const isOwn = this.#values.kind(module) === valueKind.module && this.#values.first(module) === file;
        return isOwn ? this.submodule(module, b) : this.member(module, b, depth + 1);
      }
      default:
        return this.resolve(a, depth + 1);
    }
  }
}
