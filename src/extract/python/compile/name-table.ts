import type { NameRecord } from "../facts/definition-record.ts";
import type { FileScopes } from "../facts/find-scopes.ts";
import type { ProgramWriter } from "../facts/program-writer.ts";
import type { Scope } from "../facts/scope.ts";
import { remembered } from "../remembered.ts";

type Entity = NameRecord["entities"][number];

interface NameState {
  /** Every variable that the name was bound to. */
  readonly versions: number[];
  readonly entities: Entity[];
  /** The variable with all values; -1 until somebody asks. */
  whole: number;
}

/**
 * The names of all scopes of a file. A body reads its own names by version; other bodies and importers, who run at any
 * time, read one variable that gathers every version.
 */
export class NameTable {
  readonly #writer: ProgramWriter;
  readonly #states = new Map<Scope, Map<string, NameState>>();
  readonly #finished = new Set<Scope>();
  /** Names that are bound from elsewhere by `global` or `nonlocal`. */
  readonly #reachedInto: ReadonlySet<string>;
  readonly #outer = new Map<string, number>();

  constructor(writer: ProgramWriter, scopes: FileScopes) {
    this.#writer = writer;
    this.#reachedInto = new Set(scopes.all.flatMap((scope) => [...scope.globals, ...scope.nonlocals]));
  }

  /** Whether some function binds the name by `global` or `nonlocal`, so that it may change at any time. */
  isReachedInto(name: string): boolean {
    return this.#reachedInto.has(name);
  }

  /** Notes that a name was bound to a variable, -1 when its value is of no interest. */
  bind(scope: Scope, name: string, variable: number) {
    const state = this.#state(scope, name);
    if (variable < 0 || state.versions.includes(variable)) return;
    state.versions.push(variable);
    if (state.whole >= 0) this.#writer.copy(state.whole, variable);
  }

  addEntity(scope: Scope, name: string, entity: Entity) {
    this.#state(scope, name).entities.push(entity);
  }

  /** The variable with every value that the name takes. */
  whole(scope: Scope, name: string): number {
    const state = this.#state(scope, name);
    if (state.whole >= 0) return state.whole;
    const settled = this.#finished.has(scope) && !this.#reachedInto.has(name) && state.versions.length === 1;
    state.whole = settled ? state.versions[0]! : this.#writer.newVariable();
    for (const version of state.versions) this.#writer.copy(state.whole, version);
    return state.whole;
  }

  /** The variable of a name that no scope of the file binds. */
  outer(name: string): number {
    const known = this.#outer.get(name);
    if (known !== undefined) return known;
    const variable = this.#writer.result("outerName", this.#writer.string(name));
    this.#outer.set(name, variable);
    return variable;
  }

  /** Says that a scope's body has been compiled: no versions come any more but through `global` and `nonlocal`. */
  finish(scope: Scope) {
    this.#finished.add(scope);
  }

  /** The names that other files and attribute reads can see. */
  records(scope: Scope): NameRecord[] {
    const readable = scope.kind === "module" || scope.kind === "class";
    return [...(this.#states.get(scope) ?? [])].flatMap(([name, state]) => {
      if (!readable && state.entities.length === 0) return [];
      const variable = readable ? this.whole(scope, name) : -1;
      return [{ name: this.#writer.string(name), variable, entities: state.entities }];
    });
  }

  #state(scope: Scope, name: string): NameState {
    const names = remembered(this.#states, scope, () => new Map<string, NameState>());
    return remembered(names, name, () => ({ versions: [], entities: [], whole: -1 }));
  }
}
