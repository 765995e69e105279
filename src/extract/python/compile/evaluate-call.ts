import { callSiteOffset } from "../facts/call-site-offset.ts";
import { argument } from "../facts/program.ts";
import { kind } from "../syntax/syntax-kinds.ts";
import { childrenOf, firstChild, lastChild, textOf } from "../syntax/syntax-tree.ts";
import type { Body } from "./body.ts";
import { loadAttribute } from "./evaluate-access.ts";
import { namedTupleFields } from "./named-tuple.ts";

/** Each argument is three numbers, the last of which is its value: where that of the second argument is. */
const secondValue = 5;

/** A call: evaluates what is called, then the arguments. */
export function evaluateCall(body: Body, node: number): number {
  const { tree, writer } = body.file;
  const [callee, list] = childrenOf(tree, node);
  if (callee === undefined) return -1;
  const site = writer.site(body.draft.index, callSiteOffset(tree, node));
  if (tree.kinds[callee] === kind.identifier && textOf(tree, callee) === "super" && list !== undefined) {
    const found = evaluateSuper(body, list, site);
    if (found >= 0) return found;
  }
  const called =
    tree.kinds[callee] === kind.attribute ? loadAttribute(body, callee, site) : body.file.evaluate(body, callee);
  const given = list === undefined ? [] : argumentsOf(body, list);
  if (called < 0) return -1;
  const fields = namedTupleFields(tree, node);
  if (fields !== null) given[secondValue] = writer.result("text", writer.string(fields.join(",")));
  return writer.result("call", called, site, given.length / 3, ...given);
}

function argumentsOf(body: Body, list: number): number[] {
  const { tree, writer } = body.file;
  if (tree.kinds[list] === kind.generator_expression) {
    return [argument.positional, -1, body.file.evaluate(body, list)];
  }
  return childrenOf(tree, list).flatMap((item) => {
    switch (tree.kinds[item]) {
      case kind.keyword_argument: {
        const name = writer.string(textOf(tree, firstChild(tree, item)));
        return [argument.keyword, name, body.file.evaluate(body, lastChild(tree, item))];
      }
      case kind.list_splat:
        return [argument.star, -1, body.file.evaluate(body, lastChild(tree, item))];
      case kind.dictionary_splat:
        return [argument.doubleStar, -1, body.file.evaluate(body, lastChild(tree, item))];
      default:
        return [argument.positional, -1, body.file.evaluate(body, item)];
    }
  });
}

/** `super()` inside a method; -1 outside of one. `super(A, b)` means the class in which it stands too, as it nearly always does. */
function evaluateSuper(body: Body, list: number, site: number): number {
  const { tree, writer, drafts, scopes } = body.file;
  for (const item of childrenOf(tree, list)) body.file.evaluate(body, item);
  let { scope } = body;
  while (scope.parent !== null && scope.parent.kind !== "class") scope = scope.parent;
  if (scope.parent === null) return -1;
  const first = drafts[scope.index]!.parameters[0];
  if (first === undefined || scopes.all[scope.index] === undefined) return -1;
  const called = body.file.names.outer("super");
  const made = writer.newVariable();
  writer.emit("call", made, called, site, 0);
  return writer.result("superOf", scope.index, first.variable, site);
}
