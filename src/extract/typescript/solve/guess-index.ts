import type { FunctionIndex, LinkedProject } from "./linked-project.ts";

/** A name that so many functions have says nothing. */
const mostNamed = 400;

/** Functions that are members of something, by name; getters and setters as `get x` and `set x`. */
export class GuessIndex {
  private readonly byName = new Map<string, FunctionIndex[]>();

  constructor({ functions }: LinkedProject) {
    functions.forEach(({ fact, isMember }, index) => {
      if (isMember) this.add(fact.name, index);
      if (fact.kind === "accessor") {
        this.add(`get ${fact.name}`, index);
        this.add(`set ${fact.name}`, index);
      }
    });
  }

  named(name: string): readonly FunctionIndex[] {
    const found = this.byName.get(name) ?? [];
    return found.length > mostNamed ? [] : found;
  }

  private add(name: string, index: FunctionIndex): void {
    const before = this.byName.get(name);
    if (before === undefined) this.byName.set(name, [index]);
    else before.push(index);
  }
}
