import { ts } from "ts-morph";
import type { SourceFileEntry } from "#model/extraction.ts";
import { loadProgram } from "../../../../src/extract/typescript/load/load-program.ts";

/** Processor seconds of this process so far, all threads together: waiting for a busy machine doesn't count. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/**
 * What the compiler alone takes for the same files: parse, bind, and for every call its symbol and resolved signature.
 * Diagnostics would be no fair measure, since they skip JavaScript.
 */
export function bareCheckSeconds(root: string, files: readonly SourceFileEntry[]): number {
  const started = processorSeconds();
  const { checker, sources } = loadProgram(
    root,
    files.map((each) => each.path),
  );
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node)) {
      checker.getSymbolAtLocation(ts.isTaggedTemplateExpression(node) ? node.tag : node.expression);
      checker.getResolvedSignature(node);
    }
    ts.forEachChild(node, visit);
  };
  for (const source of sources.values()) visit(source);
  return processorSeconds() - started;
}
