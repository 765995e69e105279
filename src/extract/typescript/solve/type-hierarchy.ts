import type { DispatchFacts } from "../facts/file-facts.ts";
import type { FunctionIndex, LinkedType, TypeIndex } from "./linked-project.ts";

/** Who extends whom, which classes are ever made, and where `new` and overridden members end up. */
export class TypeHierarchy {
  private readonly children: TypeIndex[][];
  private readonly below = new Map<TypeIndex, readonly TypeIndex[]>();
  private readonly live = new Map<TypeIndex, boolean>();
  private readonly types: readonly LinkedType[];
  private readonly instantiated: ReadonlySet<TypeIndex>;

  constructor(types: readonly LinkedType[], instantiated: ReadonlySet<TypeIndex>) {
    this.types = types;
    this.instantiated = instantiated;
    this.children = types.map(() => []);
    types.forEach((type, index) => {
      for (const base of type.bases) if (base !== index) this.children[base]!.push(index);
    });
  }

  /**
   * The function that runs on `new`: the nearest constructor up the chain, else the class itself. A mixin's base isn't
   * known to it, so the search goes on among the other bases of who uses the mixin.
   */
  maker(type: TypeIndex): FunctionIndex | null {
    return this.inheritedMaker(type, new Set()) ?? this.types[type]!.self;
  }

  private inheritedMaker(type: TypeIndex, seen: Set<TypeIndex>): FunctionIndex | null {
    if (seen.has(type)) return null;
    seen.add(type);
    const { maker, bases } = this.types[type]!;
    if (maker !== null) return maker;
    for (const base of bases) {
      const inherited = this.types[base]!.facts.isClass ? this.inheritedMaker(base, seen) : null;
      if (inherited !== null) return inherited;
    }
    return null;
  }

  /** Members by that name in classes below the receiver's declared types, as far as those classes are ever made. */
  overriding(dispatch: DispatchFacts, owners: readonly TypeIndex[]): FunctionIndex[] {
    const found = new Set<FunctionIndex>();
    for (const owner of owners) {
      for (const type of this.subtypes(owner)) {
        if (!this.isLive(type)) continue;
        for (const { member, target } of this.types[type]!.members) {
          const fits =
            member.name === dispatch.name && member.kind === dispatch.kind && member.isStatic === dispatch.isStatic;
          if (fits) found.add(target);
        }
      }
    }
    return [...found];
  }

  /** The members by that name that an instance may have: the nearest up the chain, and overriding ones unless the class is exact. */
  instanceMembers(type: TypeIndex, name: string, isExact: boolean): FunctionIndex[] {
    const found = this.inheritedMembers(type, name, new Set());
    if (!isExact) found.push(...this.overriding({ name, kind: "method", isStatic: false, owners: [] }, [type]));
    return found;
  }

  private inheritedMembers(type: TypeIndex, name: string, seen: Set<TypeIndex>): FunctionIndex[] {
    if (seen.has(type)) return [];
    seen.add(type);
    const { members, bases } = this.types[type]!;
    const own = members.filter(({ member }) => member.name === name && !member.isStatic && member.kind === "method");
    if (own.length > 0) return own.map(({ target }) => target);
    return bases.flatMap((base) => this.inheritedMembers(base, name, seen));
  }

  private subtypes(type: TypeIndex): readonly TypeIndex[] {
    const known = this.below.get(type);
    if (known !== undefined) return known;
    const found = new Set<TypeIndex>();
    const open = [type];
    while (open.length > 0) {
      for (const child of this.children[open.pop()!]!) {
        if (found.has(child)) continue;
        found.add(child);
        open.push(child);
      }
    }
    const all = [...found].sort((a, b) => a - b);
    this.below.set(type, all);
    return all;
  }

  /** A class matters when it or one below it is made or used as a value. */
  private isLive(type: TypeIndex): boolean {
    const known = this.live.get(type);
    if (known !== undefined) return known;
    const live = this.instantiated.has(type) || this.subtypes(type).some((each) => this.instantiated.has(each));
    this.live.set(type, live);
    return live;
  }
}
