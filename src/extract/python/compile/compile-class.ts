import { decoratorNames } from "../facts/decorator-names.ts";
import { FlowEnvironment } from "../facts/flow-environment.ts";
import { entityKind, mark } from "../facts/program.ts";
import { kind } from "../syntax/syntax-kinds.ts";
import { childOfKind, childrenOf, firstChild, lastChild, textOf } from "../syntax/syntax-tree.ts";
import { type Body, siteAt } from "./body.ts";
import { addTypeParameters, decorated } from "./compile-function.ts";
import { namedTupleFields } from "./named-tuple.ts";
import { bindName } from "./read-name.ts";

/** A `class`: its body runs at once, and what it calls counts for the class. */
export function compileClass(body: Body, node: number) {
  const { tree, scopes, drafts, writer, names } = body.file;
  const scope = scopes.ofNode.get(node)!;
  const draft = drafts[scope.index]!;
  const nameNode = childOfKind(tree, node, kind.identifier);
  const name = nameNode < 0 ? "<unnamed>" : textOf(tree, nameNode);
  const own: Body = { file: body.file, scope, draft, env: new FlowEnvironment(body.env) };
  addTypeParameters(body, own, node);
  const bases = childOfKind(tree, node, kind.argument_list);
  if (bases >= 0) readBases(body, own, bases);
  if (decoratorNames(tree, scope).some(makesConstructor)) draft.marks |= mark.fieldsMakeConstructor;
  const block = childOfKind(tree, node, kind.block);
  if (block >= 0) {
    noteFields(own, block);
    body.file.run(own, block);
  }
  names.finish(scope);
  writer.emit("classDone", scope.index, siteAt(body, node));
  names.addEntity(body.scope, name, [entityKind.definition, scope.index, 0]);
  bindName(body, name, decorated(body, scope, writer.result("define", scope.index)));
}

function makesConstructor(decorator: string): boolean {
  return /(^|\.)(dataclass|attrs|attr\.s|s|define|frozen|mutable|attributes|dataclass_transform)$/.test(decorator);
}

function readBases(body: Body, own: Body, list: number) {
  const { tree, statics, writer } = body.file;
  for (const item of childrenOf(tree, list)) {
    if (tree.kinds[item] === kind.keyword_argument) {
      const value = lastChild(tree, item);
      if (textOf(tree, firstChild(tree, item)) === "metaclass")
        own.draft.metaclass = statics.add(body.draft.index, value);
      body.file.evaluate(body, value);
      continue;
    }
    const base = statics.add(body.draft.index, item);
    if (base >= 0) own.draft.bases.push(base);
    if (tree.kinds[item] !== kind.call) continue;
    body.file.evaluate(body, item);
    const fields = namedTupleFields(tree, item);
    if (fields === null) continue;
    own.draft.marks |= mark.fieldsMakeConstructor;
    own.draft.fields.push(...fields.map((name) => writer.string(name)));
  }
}

/** Annotated names at the top of the class body, in order: what a generated constructor takes. */
function noteFields(own: Body, block: number) {
  const { tree, writer } = own.file;
  for (const statement of childrenOf(tree, block)) {
    const assignment = tree.kinds[statement] === kind.expression_statement ? firstChild(tree, statement) : -1;
    if (assignment < 0 || tree.kinds[assignment] !== kind.assignment) continue;
    const type = childOfKind(tree, assignment, kind.type);
    const target = firstChild(tree, assignment);
    if (
      (type < 0 && !describesField(textOf(tree, lastChild(tree, assignment)))) ||
      tree.kinds[target] !== kind.identifier
    )
      continue;
    if (type >= 0 && isClassVariable(textOf(tree, type))) continue;
    own.draft.fields.push(writer.string(textOf(tree, target)));
  }
}

/** `x = attr.ib(...)`, `x = field(...)`. */
function describesField(value: string): boolean {
  return /^(attrs?\.)?(ib|attrib|field)\(/.test(value);
}

function isClassVariable(type: string): boolean {
  return /^(typing\.)?ClassVar\b/.test(type);
}
