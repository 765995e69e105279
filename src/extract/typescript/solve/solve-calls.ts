import type { CallTier } from "#model/source-graph.ts";
import { type CallbackFacts, type InvocationFacts, roleName } from "../facts/file-facts.ts";
import { GuessIndex } from "./guess-index.ts";
import type { FunctionIndex, LinkedFile, LinkedProject, LinkedSite, TypeIndex } from "./linked-project.ts";
import { tierRank } from "./tiers.ts";
import type { Token } from "./token.ts";
import { TypeHierarchy } from "./type-hierarchy.ts";

/** What one site may reach, each with the surest tier that found it. */
export interface SolvedSite {
  readonly site: LinkedSite;
  readonly targets: Map<FunctionIndex, CallTier>;
  /** Targets that a value was seen to bring here, by whatever tier they were found as well. */
  readonly reached: Set<FunctionIndex>;
  /** Values that take the place of a declared method somewhere, hardly ever here. */
  readonly replacing: Set<FunctionIndex>;
  /** Functions that some object has under a key that nothing tells, for want of anything better. */
  readonly stored: Set<FunctionIndex>;
  /** Classes that came here as values and are made here. */
  readonly made: Set<TypeIndex>;
  /** Callbacks of code that isn't read, surely called. */
  readonly certainCallbacks: Set<FunctionIndex>;
  /** Callbacks of what may be the project's own code, which then has them as parameters. */
  readonly doubtful: Map<FunctionIndex, CallTier>;
}

/** Finds the targets of every site: what the declarations say, then what values bring, then names. */
export function solveCalls(project: LinkedProject): SolvedSite[] {
  const solver = new Solver(project);
  return solver.run();
}

/** Arguments aren't followed into more targets of one site than this: everything would reach everything. */
const mostBound = 64;

/** What so many targets may return fills the cell of the result; further ones only make edges, millions in large projects. */
const mostReturned = 1_024;

/** Full cells that call give results to other full cells: after so many rounds hardly anything new comes. */
const mostRounds = 4;

const isCalled = ({ targets }: SolvedSite): boolean =>
  [...targets.values()].some((tier) => tier !== "callback" && tier !== "registered");

/** A method of something of which nothing at all is declared, in a file without types. */
const isUntypedMethod = ({ site: { facts, file } }: SolvedSite): boolean =>
  facts.via === "method" &&
  file.facts.language === "javascript" &&
  facts.external === null &&
  facts.dispatch === null &&
  facts.targets.length === 0 &&
  facts.signatures.length === 0;

class Solver {
  private readonly solved: SolvedSite[];
  private readonly hierarchy: TypeHierarchy;
  private readonly project: LinkedProject;

  constructor(project: LinkedProject) {
    this.project = project;
    this.hierarchy = new TypeHierarchy(project.types, project.instantiated);
    this.solved = project.sites.map((site) => ({
      site,
      targets: new Map(),
      reached: new Set(),
      replacing: new Set(),
      stored: new Set(),
      made: new Set(),
      certainCallbacks: new Set(),
      doubtful: new Map(),
    }));
  }

  run(): SolvedSite[] {
    for (const solved of this.solved) this.addDeclared(solved);
    for (const solved of this.solved) this.addFlowing(solved);
    this.project.flow.solve();
    this.addGuesses();
    this.project.flow.solve();
    for (let round = 0; round < mostRounds && this.project.flow.completeFull(); round++);
    for (const solved of this.solved) this.addDoubtful(solved);
    return this.solved;
  }

  private addDeclared(solved: SolvedSite): void {
    const { facts, file } = solved.site;
    for (const ref of facts.targets) {
      const target = this.target(file, ref);
      if (target !== null) this.hit(solved, target, facts.tier);
    }
    if (facts.dispatch === null) return;
    const owners = facts.dispatch.owners.map(file.typeOf).filter((each): each is TypeIndex => each !== null);
    const tier = facts.via === "accessor" && facts.targets.length === 0 ? "implicit" : "dispatch";
    for (const target of this.hierarchy.overriding(facts.dispatch, owners)) this.hit(solved, target, tier);
  }

  /** A class stands for what making it runs. */
  private target(file: LinkedFile, ref: number): FunctionIndex | null {
    const type = file.typeOf(ref);
    return type === null ? file.functionOf(ref) : this.hierarchy.maker(type);
  }

  private addFlowing(solved: SolvedSite): void {
    const { facts, file } = solved.site;
    const { flow } = this.project;
    for (const cell of facts.signatures)
      flow.listen(file.cells[cell]!, (token) => this.hitToken(solved, token, "signature"));
    flow.listen(file.cells[facts.callee]!, (token) => this.hitToken(solved, token, "flow"));
    for (const cell of this.project.replacements.get(file.cells[facts.callee]!) ?? []) {
      flow.listen(cell, (token) => this.hitReplacement(solved, token));
    }
    for (const callback of facts.callbacks) this.addCallback(solved, callback);
  }

  /** A callback to unknown code is kept as long as no function of the project turned out to be that code. */
  private addDoubtful(solved: SolvedSite): void {
    if (solved.doubtful.size === 0 || isCalled(solved)) return;
    for (const [target, tier] of solved.doubtful) this.note(solved, target, tier);
  }

  private addCallback(
    solved: SolvedSite,
    { callee, tier, isForeign, isFixed, isUsual, invocation }: CallbackFacts,
  ): void {
    const { file } = solved.site;
    const bound = new Set<FunctionIndex>();
    this.project.flow.listen(file.cells[callee]!, (token) => {
      const target = this.called(token, false);
      if (target === null) return;
      if (tier !== null && (isForeign || (isUsual && isFixed))) {
        this.note(solved, target, tier);
        if (isFixed && isForeign) solved.certainCallbacks.add(target);
      } else if (tier !== null) solved.doubtful.set(target, tier);
      if (bound.has(target)) return;
      bound.add(target);
      this.bind(file, invocation, target, bound.size);
    });
  }

  private hitToken(solved: SolvedSite, token: Token, tier: CallTier): void {
    const target = this.called(token, solved.site.facts.isNew);
    if (target === null) return;
    const type = this.project.flow.classOf(token);
    if (type !== null) solved.made.add(type);
    if (tier === "flow") solved.reached.add(target);
    this.hit(solved, target, tier);
  }

  private hitReplacement(solved: SolvedSite, token: Token): void {
    const target = this.called(token, false);
    if (target === null) return;
    if (!solved.targets.has(target)) solved.replacing.add(target);
    this.note(solved, target, "flow");
  }

  /** A class can't be called without `new`; a function may be, as constructors of old were. */
  private called(token: Token, isNew: boolean): FunctionIndex | null {
    const type = this.project.flow.classOf(token);
    if (type === null) return token;
    return isNew ? this.hierarchy.maker(type) : null;
  }

  private note({ targets }: SolvedSite, target: FunctionIndex, tier: CallTier): boolean {
    const before = targets.get(target);
    if (before === undefined || tierRank(tier) < tierRank(before)) targets.set(target, tier);
    return before === undefined;
  }

  private hit(solved: SolvedSite, target: FunctionIndex, tier: CallTier): void {
    const before = solved.targets.get(target);
    this.note(solved, target, tier);
    if (before === undefined || before === "callback" || before === "registered") {
      this.bind(solved.site.file, solved.site.facts.invocation, target, solved.targets.size);
    }
  }

  /** Arguments move into parameters, and what is returned into the result. */
  private bind(file: LinkedFile, invocation: InvocationFacts, target: FunctionIndex, count: number): void {
    const { flow, functions } = this.project;
    const callee = functions[target]!;
    const { arguments: given, spread, shift, result } = invocation;
    if (result !== 0 && count <= mostReturned) flow.addEdge(callee.returned, file.cells[result]!);
    if (count > mostBound) return;
    this.writeKeyed(file, invocation, target);
    given.forEach((local, index) => {
      const cell = file.cells[local]!;
      if (cell === 0) return;
      const isSpread = spread >= 0 && index >= spread;
      const value = spread === index ? flow.elementOf(cell) : cell;
      if (callee.arguments !== 0) flow.addEdge(value, flow.elementOf(callee.arguments));
      const first = index + shift;
      const last = isSpread ? callee.parameters.length - 1 : first;
      for (let at = Math.max(first, 0); at <= Math.max(last, 0) && first >= 0; at++) this.pass(value, at, target);
    });
  }

  /** `define("name", f)` with `define = (key, value) => { x[key] = value; }` stores f under that name. */
  private writeKeyed(file: LinkedFile, invocation: InvocationFacts, target: FunctionIndex): void {
    const { flow, functions, keyedWrites, writtenUnder } = this.project;
    const { parameters } = functions[target]!;
    for (const { index, text } of invocation.texts) {
      for (const { value, as } of keyedWrites.get(parameters[index + invocation.shift] ?? 0) ?? []) {
        // A value that is a parameter too is what this very call passes, not what all calls do.
        const passed = parameters.indexOf(value);
        const local = passed < 0 ? undefined : invocation.arguments[passed - invocation.shift];
        flow.addEdge(local === undefined ? value : file.cells[local]!, writtenUnder(roleName(as, text)));
      }
    }
  }

  private pass(value: number, at: number, target: FunctionIndex): void {
    const { flow, functions } = this.project;
    const { parameters, rest } = functions[target]!;
    if (rest >= 0 && at >= rest) {
      flow.addEdge(value, flow.elementOf(parameters[rest]!));
      return;
    }
    const parameter = parameters[at];
    if (parameter === undefined) return;
    flow.addEdge(value, parameter);
  }

  /** What is stored under an unknown key may bear any name: too loose to be listed. */
  private addStored(solved: SolvedSite, stored: readonly FunctionIndex[]): void {
    for (const target of stored) {
      if (solved.targets.has(target)) continue;
      solved.stored.add(target);
      this.note(solved, target, "guess");
    }
  }

  private addGuesses(): void {
    const index = new GuessIndex(this.project);
    for (const solved of this.solved) {
      const { guess } = solved.site.facts;
      if (guess === null) continue;
      if (!isCalled(solved)) for (const target of index.named(guess)) this.hit(solved, target, "guess");
      if (isUntypedMethod(solved)) this.addStored(solved, index.storedUnder(guess));
    }
  }
}
