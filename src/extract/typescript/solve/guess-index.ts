import type { FunctionIndex, LinkedProject } from "./linked-project.ts";
import { platformMethods } from "./platform-methods.ts";

/** A name that so many functions have says nothing. */
const mostNamed = 400;

/** Where more functions are stored under unknown keys, each is hardly ever the one that a name means. */
const mostUnderAnyKey = 32;

/** Names of the platform's containers and emitters that projects use for methods of their own as well. */
const oftenOwn: ReadonlySet<string> = new Set(
  "add all close delete emit end get has off on once remove set".split(" "),
);

/** Functions that are members of something, by name; getters and setters as `get x` and `set x`. */
export class GuessIndex {
  private readonly byName = new Map<string, FunctionIndex[]>();

  private readonly underAnyKey: FunctionIndex[] = [];

  constructor({ functions }: LinkedProject) {
    functions.forEach(({ fact, isMember, isUnderAnyKey }, index) => {
      if (isUnderAnyKey) this.underAnyKey.push(index);
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

  /** Functions stored under keys that nothing tells, which this may be the name of; none when it's most likely the platform's. */
  storedUnder(name: string): readonly FunctionIndex[] {
    const isPlatform = platformMethods.has(name) && !oftenOwn.has(name);
    return isPlatform || this.underAnyKey.length > mostUnderAnyKey ? [] : this.underAnyKey;
  }

  private add(name: string, index: FunctionIndex): void {
    const before = this.byName.get(name);
    if (before === undefined) this.byName.set(name, [index]);
    else before.push(index);
  }
}
