import generatorModule from "@babel/generator";
import { type ParserPlugin, parse } from "@babel/parser";
import type * as t from "@babel/types";
import { Rewriter } from "./rewriter.ts";
import type { CallRecorder } from "./runtime.ts";

// The package is CommonJS: its function hides one level deeper under Node's own loading than under a bundler's.
const generate = ((generatorModule as unknown as { default?: typeof generatorModule }).default ??
  generatorModule) as unknown as (node: t.Node) => { code: string };

/** Rewrites one file so that it records its calls. TypeScript stays TypeScript: types are taken off afterwards. */
export function instrument(code: string, file: string, recorder: CallRecorder): string {
  const tree = parseSource(code, file);
  new Rewriter(recorder, file, code).rewrite(tree);
  return generate(tree).code;
}

function parseSource(code: string, file: string): t.File {
  const isTyped = /\.[cm]?tsx?$/.test(file);
  const plugins: ParserPlugin[] = ["explicitResourceManagement"];
  if (isTyped) plugins.push("typescript");
  if (/\.(tsx|[cm]?jsx?)$/.test(file)) plugins.push("jsx");
  const options = { sourceType: "unambiguous", allowReturnOutsideFunction: true } as const;
  try {
    return parse(code, { ...options, plugins: [...plugins, ["decorators", { decoratorsBeforeExport: true }]] });
  } catch {
    return parse(code, { ...options, plugins: [...plugins, "decorators-legacy"] });
  }
}
