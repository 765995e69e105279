import { parseExpression } from "@babel/parser";
import * as t from "@babel/types";

import type { RecordedFunction } from "./recording.ts";
import { type CallRecorder, recorderName } from "./runtime.ts";

/** The function whose body is being rewritten. */
interface Scope {
  readonly id: number;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
}

const callerName = "$caller";
const typedWrappers = new Set([
  "TSAsExpression",
  "TSNonNullExpression",
  "TSSatisfiesExpression",
  "TSTypeAssertion",
  "TSInstantiationExpression",
  "TSExportAssignment",
  "TSModuleDeclaration",
  "TSModuleBlock",
  "TSEnumDeclaration",
  "TSEnumBody",
  "TSEnumMember",
  "TSParameterProperty",
]);
const typePlaces = new Set([
  "typeAnnotation",
  "typeParameters",
  "returnType",
  "typeArguments",
  "superTypeParameters",
  "implements",
]);

/** Puts the recorder's calls into a syntax tree: around bodies, at calls, at `await` and `yield`. */
export class Rewriter {
  private readonly recorder: CallRecorder;
  private readonly file: string;
  private readonly code: string;

  constructor(recorder: CallRecorder, file: string, code: string) {
    this.recorder = recorder;
    this.file = file;
    this.code = code;
  }

  rewrite({ program }: t.File): void {
    const whole = { start: 0, end: this.code.length, loc: { start: { line: 1 } } } as t.Node;
    const id = this.number(whole, "module", "<module>");
    const scope = { id, isAsync: true, isGenerator: false };
    const body = program.body.map((each) => this.walk(each, scope) as t.Statement);
    const isHoisted = (each: t.Statement) => t.isImportDeclaration(each);
    program.body = [
      ...body.filter(isHoisted),
      this.declareCaller(id),
      ...body.filter((each) => !isHoisted(each)),
      t.expressionStatement(this.ask("leave", t.identifier(callerName))),
    ];
  }

  private number(node: t.Node, kind: RecordedFunction["kind"], name: string): number {
    const { start, end, loc } = node;
    this.recorder.functions.push({ file: this.file, kind, name, start: start!, end: end!, line: loc!.start.line });
    return this.recorder.functions.length;
  }

  private ask(method: string, ...given: t.Expression[]): t.CallExpression {
    return t.callExpression(t.memberExpression(t.identifier(recorderName), t.identifier(method)), given);
  }

  private declareCaller(id: number): t.VariableDeclaration {
    const entered = this.ask("enter", t.numericLiteral(id));
    return t.variableDeclaration("let", [t.variableDeclarator(t.identifier(callerName), entered)]);
  }

  private setCaller(value: t.Expression): t.AssignmentExpression {
    return t.assignmentExpression("=", t.identifier(callerName), value);
  }

  private walk(node: t.Node, scope: Scope): t.Node {
    if ("declare" in node && node.declare === true) return node;
    if (node.type.startsWith("TS") && !typedWrappers.has(node.type)) return node;
    if (t.isFunction(node)) return this.walkFunction(node, scope);
    if (t.isClass(node)) return this.walkClass(node, scope);
    if (t.isCallExpression(node) || t.isOptionalCallExpression(node) || t.isNewExpression(node)) {
      // Before its parts are rewritten, for what stands in their place has no place in the source.
      const site = t.isImport(node.callee) || node.loc === undefined ? 0 : this.site(node);
      this.walkChildren(node, scope);
      return this.markCall(node, site);
    }
    this.walkChildren(node, scope);
    if (t.isAwaitExpression(node)) return this.aroundAwait(node, scope);
    if (t.isYieldExpression(node)) return this.aroundYield(node, scope);
    if (t.isForOfStatement(node) && node.await) return this.aroundForAwait(node, scope);
    if (t.isCatchClause(node) && scope.isAsync) {
      node.body.body.unshift(t.expressionStatement(this.ask("leave", t.numericLiteral(scope.id))));
    }
    return node;
  }

  private walkChildren(node: t.Node, scope: Scope): void {
    for (const key of t.VISITOR_KEYS[node.type] ?? []) {
      if (typePlaces.has(key)) continue;
      const fields = node as unknown as Record<string, t.Node | (t.Node | null)[] | null | undefined>;
      const child = fields[key];
      if (Array.isArray(child)) fields[key] = child.map((each) => (each === null ? null : this.walk(each, scope)));
      else if (child !== null && child !== undefined) fields[key] = this.walk(child, scope);
    }
  }

  private walkFunction(node: t.Function, outer: Scope): t.Node {
    if (node.body === null || node.body === undefined) return node;
    const kind = functionKind(node);
    const id = this.number(node, kind, nameOf(node));
    const scope = { id, isAsync: node.async === true, isGenerator: node.generator === true };
    if ("decorators" in node && node.decorators)
      node.decorators = node.decorators.map((each) => this.decorator(each, outer));
    if ("key" in node && "computed" in node && node.computed)
      node.key = this.walk(node.key as t.Node, outer) as t.Expression;
    node.params = node.params.map((each) => this.parameter(each, scope)) as typeof node.params;
    const body = t.isBlockStatement(node.body)
      ? node.body.body.map((each) => this.walk(each, scope) as t.Statement)
      : [t.returnStatement(this.walk(node.body, scope) as t.Expression)];
    if (t.isArrowFunctionExpression(node)) node.expression = false;
    const directives = t.isBlockStatement(node.body) ? node.body.directives : [];
    node.body = this.recordedBody(id, body, kind === "constructor", directives);
    return node;
  }

  /** A root-level `super()` stays outside the `try`, where TypeScript puts parameter properties right after it. */
  private recordedBody(
    id: number,
    body: t.Statement[],
    isConstructor: boolean,
    directives: t.Directive[],
  ): t.BlockStatement {
    const first = isConstructor ? body.findIndex(isSuperCall) + 1 : 0;
    const leave = t.blockStatement([t.expressionStatement(this.ask("leave", t.identifier(callerName)))]);
    const guarded = t.tryStatement(t.blockStatement(body.slice(first)), null, leave);
    return t.blockStatement([this.declareCaller(id), ...body.slice(0, first), guarded], directives);
  }

  /** Defaults run before the body, so they are run as part of the function by hand. */
  private parameter(node: t.Node, scope: Scope): t.Node {
    const walked = this.walk(node, scope);
    const pattern = t.isTSParameterProperty(walked) ? walked.parameter : walked;
    if (t.isAssignmentPattern(pattern) && callsSomething(pattern.right) && !scope.isAsync && !scope.isGenerator) {
      pattern.right = this.ask("within", t.numericLiteral(scope.id), t.arrowFunctionExpression([], pattern.right));
    }
    return walked;
  }

  private decorator(node: t.Decorator, scope: Scope): t.Decorator {
    this.walkChildren(node, scope);
    return node;
  }

  private walkClass(node: t.Class, outer: Scope): t.Node {
    const { body } = node;
    const explicit = body.body.find(
      (each): each is t.ClassMethod => t.isClassMethod(each) && each.kind === "constructor",
    );
    const hasFields = body.body.some((each) => isInitializedField(each));
    if (node.decorators) node.decorators = node.decorators.map((each) => this.decorator(each, outer));
    if (node.superClass) node.superClass = this.walk(node.superClass, outer) as t.Expression;
    const classId = explicit === undefined && hasFields ? this.number(node, "class", node.id?.name ?? "") : null;
    if (explicit !== undefined) this.walkFunction(explicit, outer);
    const makerId =
      classId ??
      this.recorder.functions.findLastIndex((each) => each.start === explicit?.start && each.file === this.file) + 1;
    body.body = body.body.map((member) => {
      if (member === explicit) return member;
      if (!isInitializedField(member)) return this.walk(member, outer) as typeof member;
      return this.field(member, makerId, outer);
    });
    if (classId !== null)
      body.body.unshift(this.madeConstructor(classId, node.superClass !== null && node.superClass !== undefined));
    return node;
  }

  private field(member: InitializedField, makerId: number, outer: Scope): InitializedField {
    if (member.decorators) member.decorators = member.decorators.map((each) => this.decorator(each, outer));
    if ("computed" in member && member.computed) member.key = this.walk(member.key, outer) as t.Expression;
    const value = this.walk(member.value, { id: makerId, isAsync: false, isGenerator: false }) as t.Expression;
    // A function keeps its place, for its name is taken from there.
    member.value =
      t.isFunction(value) || t.isClass(value)
        ? value
        : this.ask("within", t.numericLiteral(makerId), t.arrowFunctionExpression([], value));
    return member;
  }

  /** A class with initialised fields but no constructor gets one, so that making it is seen. */
  private madeConstructor(id: number, isDerived: boolean): t.ClassMethod {
    const rest = t.identifier("$given");
    const call = t.expressionStatement(t.callExpression(t.super(), [t.spreadElement(rest)]));
    const leave = t.expressionStatement(this.ask("leave", t.identifier(callerName)));
    const body = [this.declareCaller(id), ...(isDerived ? [call] : []), leave];
    return t.classMethod("constructor", t.identifier("constructor"), [t.restElement(rest)], t.blockStatement(body));
  }

  private markCall(node: t.CallExpression | t.OptionalCallExpression | t.NewExpression, site: number): t.Node {
    const { callee } = node;
    if (t.isSuper(callee) || t.isImport(callee) || node.start === null || node.start === undefined) return node;
    if (t.isIdentifier(callee) && (callee.name === "require" || callee.name === "eval")) return node;
    const id = t.numericLiteral(site);
    const last = node.arguments.at(-1);
    if (last !== undefined) {
      if (t.isSpreadElement(last)) last.argument = this.ask("mark", id, last.argument);
      else node.arguments[node.arguments.length - 1] = this.ask("mark", id, last as t.Expression);
    } else if (t.isMemberExpression(callee)) {
      if (!t.isSuper(callee.object)) callee.object = this.ask("mark", id, callee.object);
    } else if (t.isIdentifier(callee) || t.isFunction(callee))
      node.callee = this.ask("mark", id, callee as t.Expression);
    return node;
  }

  private site(node: t.CallExpression | t.OptionalCallExpression | t.NewExpression): number {
    const callee = unwrapped(node.callee);
    const isMember = t.isMemberExpression(callee) || t.isOptionalMemberExpression(callee);
    const isNamed = isMember && !callee.computed && !t.isNewExpression(node);
    const at = t.isNewExpression(node) ? node.loc! : isNamed ? callee.property.loc! : callee.loc!;
    this.recorder.sites.push({
      file: this.file,
      line: at.start.line,
      column: at.start.column + 1,
      text: this.code.slice(node.start!, Math.min(node.end!, node.start! + 60)).replace(/\s+/g, " "),
      isOptional: t.isOptionalCallExpression(node),
    });
    return this.recorder.sites.length;
  }

  private aroundAwait(node: t.AwaitExpression, scope: Scope): t.Node {
    node.argument = this.ask("pause", node.argument, t.identifier(callerName), this.setCaller(t.numericLiteral(0)));
    return this.ask("first", node, this.setCaller(this.ask("resumeAsync", t.numericLiteral(scope.id))));
  }

  private aroundYield(node: t.YieldExpression, scope: Scope): t.Node {
    const value = node.argument ?? t.identifier("undefined");
    const id = t.numericLiteral(scope.id);
    if (node.delegate)
      node.argument = this.ask(
        "pause",
        scope.isAsync ? value : this.ask("delegate", id, value),
        t.identifier(callerName),
      );
    else node.argument = this.ask("pause", value, t.identifier(callerName));
    const resume = scope.isAsync ? "resumeAsync" : "resumeGenerator";
    return this.ask("first", node, this.setCaller(this.ask(resume, id)));
  }

  private aroundForAwait(node: t.ForOfStatement, scope: Scope): t.Node {
    const pause = parseExpression(`() => { const caller = ${callerName}; ${callerName} = 0; return caller; }`);
    const resume = () => t.expressionStatement(this.setCaller(this.ask("resumeAsync", t.numericLiteral(scope.id))));
    node.right = this.ask("awaited", node.right, pause);
    node.body = t.blockStatement([resume(), node.body]);
    return t.blockStatement([node, resume()]);
  }
}

type InitializedField = (t.ClassProperty | t.ClassPrivateProperty | t.ClassAccessorProperty) & { value: t.Expression };

function isInitializedField(node: t.Node): node is InitializedField {
  const isField = t.isClassProperty(node) || t.isClassPrivateProperty(node);
  return isField && node.static !== true && node.value !== null && node.value !== undefined;
}

function isSuperCall(node: t.Statement): boolean {
  return t.isExpressionStatement(node) && t.isCallExpression(node.expression) && t.isSuper(node.expression.callee);
}

function callsSomething(node: t.Expression): boolean {
  if (t.isFunction(node) || t.isLiteral(node) || t.isIdentifier(node)) return false;
  return /"type":"(Call|New|TaggedTemplate|OptionalCall)Expression"/.test(JSON.stringify(node));
}

function unwrapped(node: t.Node): t.Node {
  let at = node;
  while (t.isTSNonNullExpression(at) || t.isTSAsExpression(at) || t.isParenthesizedExpression(at)) at = at.expression;
  return at;
}

function functionKind(node: t.Function): RecordedFunction["kind"] {
  if (t.isArrowFunctionExpression(node)) return "arrow";
  if (t.isClassMethod(node) || t.isObjectMethod(node) || t.isClassPrivateMethod(node)) {
    if (node.kind === "constructor") return "constructor";
    return node.kind === "method" ? "method" : "accessor";
  }
  return "function";
}

function nameOf(node: t.Function): string {
  const name = "key" in node ? node.key : "id" in node ? node.id : null;
  return t.isIdentifier(name) ? name.name : "";
}
