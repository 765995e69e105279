import { ts } from "ts-morph";
import { functionId } from "#model/ids.ts";
import type { Language, SourceFunction } from "#model/source-graph.ts";
import { BodyHash, hashNode } from "./body-hash.ts";
import { ComplexityCollector } from "./complexity-collector.ts";
import { boundName } from "./function-name.ts";
import { explicitConstructor, type FunctionNode, functionKind, isFunctionWithBody } from "./function-node.ts";
import { declarationStart, functionPositions, isInitializedField, positionAt } from "./function-positions.ts";
import { isCallLike, isFlowNode, isReadNode } from "./noted-nodes.ts";

/** A function with the node it was read from. */
export interface SurveyedFunction {
  readonly node: FunctionNode;
  readonly fact: SourceFunction;
}

/** A node and the index of the function whose body holds it. */
export interface Noted<T extends ts.Node> {
  readonly node: T;
  readonly owner: number;
}

/** What one walk over a file finds: its functions, and the nodes that later questions are about, each in source order. */
export interface Survey {
  readonly source: ts.SourceFile;
  readonly functions: readonly SurveyedFunction[];
  /** Functions by node; a class stands for its constructor, explicit or not. */
  readonly indexOf: ReadonlyMap<ts.Node, number>;
  readonly sites: readonly Noted<ts.Node>[];
  readonly reads: readonly Noted<ts.Node>[];
  readonly flows: readonly Noted<ts.Node>[];
  readonly types: readonly (ts.ClassLikeDeclaration | ts.InterfaceDeclaration)[];
}

interface OpenFunction {
  readonly index: number;
  readonly hash: BodyHash;
  readonly complexity: ComplexityCollector;
}

/** Walks a file once. Needs the tree alone, no types. */
export function surveyFile(source: ts.SourceFile, path: string, language: Language): Survey {
  return new Surveyor(source, path, language).survey();
}

class Surveyor {
  private readonly functions: { node: FunctionNode; fact: SourceFunction }[] = [];
  private readonly indexOf = new Map<ts.Node, number>();
  private readonly openOf = new Map<number, OpenFunction>();
  private readonly sites: Noted<ts.Node>[] = [];
  private readonly reads: Noted<ts.Node>[] = [];
  private readonly flows: Noted<ts.Node>[] = [];
  private readonly types: (ts.ClassLikeDeclaration | ts.InterfaceDeclaration)[] = [];
  private readonly names = new Map<string, number>();
  private readonly source: ts.SourceFile;
  private readonly path: string;
  private readonly language: Language;

  constructor(source: ts.SourceFile, path: string, language: Language) {
    this.source = source;
    this.path = path;
    this.language = language;
  }

  survey(): Survey {
    const body = this.open(this.source, "", "<module>", null, true);
    ts.forEachChild(this.source, (child) => this.visit(child, body, ""));
    for (const open of this.openOf.values()) this.close(open);
    const { source, functions, indexOf, sites, reads, flows, types } = this;
    return { source, functions, indexOf, sites, reads, flows, types };
  }

  private visit(node: ts.Node, owner: OpenFunction, scope: string): void {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isInterfaceDeclaration(node)) this.types.push(node);
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (isCallLike(node)) this.sites.push({ node, owner: owner.index });
    if (isReadNode(node)) this.reads.push({ node, owner: owner.index });
    if (isFlowNode(node)) this.flows.push({ node, owner: owner.index });
    if (isFunctionWithBody(node)) this.visitFunction(node, owner, scope);
    else if (ts.isClassLike(node)) this.visitClass(node, owner, scope);
    else this.visitPlain(node, owner, this.innerScope(node, scope));
  }

  private visitPlain(node: ts.Node, owner: OpenFunction, scope: string): void {
    hashNode(owner.hash, node);
    owner.complexity.enter(node);
    ts.forEachChild(node, (child) => this.visit(child, owner, scope));
    owner.complexity.leave(node);
  }

  /** Object literals and namespaces give their name to what they hold. */
  private innerScope(node: ts.Node, scope: string): string {
    if (!ts.isObjectLiteralExpression(node) && !ts.isModuleDeclaration(node)) return scope;
    const name = boundName(node);
    return name === null ? scope : joinNames(scope, name);
  }

  private visitFunction(
    node: ts.FunctionLikeDeclaration & { body: ts.Node },
    outer: OpenFunction,
    scope: string,
  ): void {
    const own = this.openOf.get(this.indexOf.get(node) ?? -1) ?? this.openNamed(node, outer, scope);
    const inner = innerName(this.functions[own.index]!.fact);
    for (const decorator of ts.canHaveDecorators(node) ? (ts.getDecorators(node) ?? []) : []) {
      this.visit(decorator, outer, scope);
    }
    if (node.name !== undefined && ts.isComputedPropertyName(node.name)) this.visit(node.name, outer, scope);
    for (const parameter of node.parameters) this.visit(parameter, own, inner);
    this.visit(node.body, own, inner);
    outer.hash.addText(own.hash.digits);
  }

  private visitClass(node: ts.ClassLikeDeclaration, outer: OpenFunction, scope: string): void {
    this.types.push(node);
    const name = boundName(node) ?? this.anonymousName(node);
    const inner = joinNames(scope, name);
    const explicit = explicitConstructor(node);
    const maker =
      explicit === undefined
        ? this.open(node, scope, name, outer.index, true)
        : this.open(explicit, inner, "constructor", outer.index, true);
    this.indexOf.set(node, maker.index);
    for (const modifier of node.modifiers ?? []) this.visit(modifier, outer, scope);
    for (const clause of node.heritageClauses ?? []) {
      if (clause.token === ts.SyntaxKind.ExtendsKeyword) this.visit(clause, outer, scope);
    }
    for (const member of node.members) this.visitMember(member, maker, outer, inner);
  }

  private visitMember(member: ts.ClassElement, maker: OpenFunction, outer: OpenFunction, scope: string): void {
    if (!isInitializedField(member)) {
      this.visit(member, outer, scope);
      return;
    }
    this.flows.push({ node: member, owner: maker.index });
    for (const modifier of member.modifiers ?? []) this.visit(modifier, outer, scope);
    if (ts.isComputedPropertyName(member.name)) this.visit(member.name, outer, scope);
    this.visit(member.initializer!, maker, scope);
  }

  private openNamed(
    node: ts.FunctionLikeDeclaration & { body: ts.Node },
    outer: OpenFunction,
    scope: string,
  ): OpenFunction {
    const bound = boundName(node);
    return this.open(node, scope, bound ?? this.anonymousName(node), outer.index, bound !== null);
  }

  private anonymousName(node: ts.Node): string {
    const { line, column } = positionAt(this.source, node.getStart(this.source));
    return `<anonymous@${line}:${column}>`;
  }

  private open(node: FunctionNode, scope: string, name: string, parent: number | null, isBound: boolean): OpenFunction {
    const index = this.functions.length;
    const local = ts.isSourceFile(node) ? "" : this.unique(joinNames(scope, name));
    const start = positionAt(this.source, ts.isSourceFile(node) ? 0 : declarationStart(node, this.source));
    this.functions.push({
      node,
      fact: {
        id: functionId(`${this.path}#${local}`),
        qualifiedName: local === "" ? this.path : `${this.path}:${local}`,
        name: lastName(name),
        kind: functionKind(node, isBound),
        language: this.language,
        file: this.path,
        line: start.line,
        column: start.column,
        endLine: this.source.getLineAndCharacterOfPosition(node.end).line + 1,
        external: false,
        parent: parent === null ? null : this.functions[parent]!.fact.id,
        positions: functionPositions(node, this.source),
        fingerprint: null,
        complexity: null,
      },
    });
    this.indexOf.set(node, index);
    const open = { index, hash: new BodyHash(), complexity: new ComplexityCollector(this.source, lastName(name)) };
    this.openOf.set(index, open);
    return open;
  }

  private close({ index, hash, complexity }: OpenFunction): void {
    const { node, fact } = this.functions[index]!;
    this.functions[index] = { node, fact: { ...fact, fingerprint: hash.digits, complexity: complexity.facts } };
  }

  /** The second definition of a name in a file is `name$2`. */
  private unique(name: string): string {
    const count = (this.names.get(name) ?? 0) + 1;
    this.names.set(name, count);
    return count === 1 ? name : `${name}$${count}`;
  }
}

const joinNames = (scope: string, name: string) => (scope === "" ? name : `${scope}.${name}`);

/** What nested functions are named under: the part of the id after `#`. */
const innerName = (fact: SourceFunction) => fact.id.slice(fact.id.indexOf("#") + 1);

/** `Foo.bar` bound by assignment has the name `bar`; anonymous names stay whole. */
function lastName(name: string): string {
  return name.startsWith("<") || name.includes("[") ? name : name.slice(name.lastIndexOf(".") + 1);
}
