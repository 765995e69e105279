import type { Cell } from "../facts/file-facts.ts";
import type { FunctionIndex, LinkedProject, MadeObject } from "./linked-project.ts";
import { platformMethods } from "./platform-methods.ts";
import type { SolvedSite } from "./solve-calls.ts";
import { TypeHierarchy } from "./type-hierarchy.ts";

/** A receiver that is more objects than this, or whose origin lies further back, counts as unknown. */
const mostObjects = 24;
const mostCells = 1_500;

/**
 * Which objects the receiver of a call may be, found backwards from the call when its targets by name or type are too
 * many. Only answers are kept, so what nobody asks costs nothing.
 */
export class Receivers {
  private readonly project: LinkedProject;
  private readonly hierarchy: TypeHierarchy;
  private readonly objects: Map<Cell, readonly MadeObject[]>;
  private readonly known = new Map<Cell, readonly MadeObject[] | null>();
  private readonly members = new Set<FunctionIndex>();

  constructor(project: LinkedProject, solved: readonly SolvedSite[]) {
    this.project = project;
    this.hierarchy = new TypeHierarchy(project.types, project.instantiated);
    this.objects = new Map(project.objects);
    for (const { members } of project.types) for (const { target } of members) this.members.add(target);
    for (const { site, made } of solved) {
      const result = site.file.cells[site.facts.invocation.result]!;
      if (made.size === 0 || result === 0) continue;
      const instances = [...made].map((type) => ({ kind: "instance", type, isExact: true }) as const);
      this.objects.set(result, [...(this.objects.get(result) ?? []), ...instances]);
    }
  }

  /** Those of the candidates that an object at the call's receiver has under the called name; null when unknown. */
  having({ site }: SolvedSite, candidates: readonly FunctionIndex[]): ReadonlySet<FunctionIndex> | null {
    const { property, receiver } = site.facts;
    const cell = site.file.cells[receiver]!;
    if (property === null || cell === 0) return null;
    const objects = this.objectsIn(cell);
    if (objects === null || objects.length === 0) return null;
    const found = new Set<FunctionIndex>();
    // A string may be there as well, and strings aren't followed: only a class says enough about a name of theirs.
    const telling = platformMethods.has(property) ? objects.filter(({ kind }) => kind !== "literal") : objects;
    for (const object of telling) {
      for (const each of candidates) if (this.has(object, property, each)) found.add(each);
    }
    return found.size > 0 || objects.every(({ kind }) => kind === "foreign") ? found : null;
  }

  private has(object: MadeObject, name: string, candidate: FunctionIndex): boolean {
    if (object.kind === "foreign") return false;
    if (object.kind === "instance") {
      const declared = this.hierarchy.instanceMembers(object.type, name, object.isExact);
      if (declared.length > 0) return declared.includes(candidate);
      return !this.members.has(candidate) && !this.belongsElsewhere(candidate);
    }
    if (object.kind === "made") {
      const { functions } = this.project;
      const owner = functions[object.maker]!.fact.qualifiedName;
      return functions[candidate]!.fact.qualifiedName === `${owner}.${name}`;
    }
    const value = object.values.get(name);
    if (value !== undefined) return this.project.flow.valuesOf(value).includes(candidate);
    return object.isOpen && !this.members.has(candidate) && !this.belongsElsewhere(candidate);
  }

  /** A method written in an object literal is no property of other objects. */
  private belongsElsewhere(candidate: FunctionIndex): boolean {
    return this.project.functions[candidate]!.fact.kind === "method";
  }

  private objectsIn(cell: Cell): readonly MadeObject[] | null {
    const before = this.known.get(cell);
    if (before !== undefined) return before;
    const found = this.search(cell);
    this.known.set(cell, found);
    return found;
  }

  /** Goes back from cell to cell; one that makes objects ends the way. */
  private search(start: Cell): readonly MadeObject[] | null {
    const seen = new Set([start]);
    const open = [start];
    const found: MadeObject[] = [];
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      const made = this.objects.get(cell);
      if (made !== undefined) found.push(...made);
      if (found.length > mostObjects) return null;
      if (made?.some(({ kind }) => kind !== "literal") === true) continue;
      for (const source of this.project.flow.sourcesOf(cell)) {
        if (seen.has(source)) continue;
        seen.add(source);
        open.push(source);
      }
      if (seen.size > mostCells) return null;
    }
    return found;
  }
}
