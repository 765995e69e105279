import { workerData } from "node:worker_threads";
import { ts } from "ts-morph";
import { loadProgram } from "../../../../src/extract/typescript/load/load-program.ts";

/** Asks the compiler for the symbol and the resolved signature of every call. */
const { root, paths } = workerData as { root: string; paths: readonly string[] };
const { checker, sources } = loadProgram(root, paths);

function visit(node: ts.Node): void {
  if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node)) {
    checker.getSymbolAtLocation(ts.isTaggedTemplateExpression(node) ? node.tag : node.expression);
    checker.getResolvedSignature(node);
  }
  ts.forEachChild(node, visit);
}

for (const source of sources.values()) visit(source);
