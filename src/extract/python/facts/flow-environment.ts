/** What changed along one branch, and whether its end is reached. */
export interface Branch {
  readonly changes: ReadonlyMap<string, number>;
  /** True when it returns, raises or leaves the loop. */
  readonly ends: boolean;
}

/** Which version of each name is current at one point of a body. */
export class FlowEnvironment {
  readonly #current = new Map<string, number>();
  readonly #outer: FlowEnvironment | null;
  readonly #logs: Map<string, number | undefined>[] = [];

  /** @param outer where names are looked up that aren't found: a class body reads those around it */
  constructor(outer: FlowEnvironment | null = null) {
    this.#outer = outer;
  }

  /** The current variable; -1 for a name known to hold nothing of interest, undefined for one that isn't bound yet. */
  get(name: string): number | undefined {
    return this.#current.get(name) ?? this.#outer?.get(name);
  }

  getOwn(name: string): number | undefined {
    return this.#current.get(name);
  }

  set(name: string, variable: number) {
    const log = this.#logs.at(-1);
    if (log !== undefined && !log.has(name)) log.set(name, this.#current.get(name));
    this.#current.set(name, variable);
  }

  /** Runs a branch and takes back what it changed. */
  branch(run: () => boolean): Branch {
    this.#logs.push(new Map());
    const ends = run();
    const changes = new Map<string, number>();
    for (const [name, before] of this.#logs.pop()!) {
      changes.set(name, this.#current.get(name)!);
      if (before === undefined) this.#current.delete(name);
      else this.#current.set(name, before);
    }
    return { changes, ends };
  }

  /**
   * Goes on after branches of which one was taken. Returns true when none reaches its end.
   *
   * @param join makes one variable of several
   */
  merge(branches: readonly Branch[], join: (variables: readonly number[]) => number): boolean {
    const open = branches.filter((branch) => !branch.ends);
    if (open.length === 0) return true;
    const names = new Set(open.flatMap((branch) => [...branch.changes.keys()]));
    for (const name of names) {
      const before = this.#current.get(name);
      const versions = open.map((branch) => branch.changes.get(name) ?? before).filter((one) => one !== undefined);
      this.set(name, join(versions));
    }
    return false;
  }
}
