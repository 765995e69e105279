import { kind } from "../syntax/syntax-kinds.ts";
import { childOfKind, lastChild } from "../syntax/syntax-tree.ts";
import type { Body } from "./body.ts";
import { compileParameters } from "./compile-parameters.ts";
import { returnValue } from "./return-value.ts";

/** A lambda: its body is compiled where it stands, so it sees the versions of that moment. */
export function evaluateLambda(body: Body, node: number): number {
  const { tree, scopes, drafts, writer } = body.file;
  const scope = scopes.ofNode.get(node);
  if (scope === undefined) return -1;
  const draft = drafts[scope.index]!;
  const own: Body = { ...body, scope, draft };
  const parameters = childOfKind(tree, node, kind.lambda_parameters);
  body.env.branch(() => {
    if (parameters >= 0) compileParameters(body, own, parameters);
    const result = lastChild(tree, node);
    if (result !== parameters) returnValue(own, body.file.evaluate(own, result));
    return false;
  });
  return writer.result("define", scope.index);
}
