import { ts } from "ts-morph";

/** Takes the types off and turns JSX and decorators into plain JavaScript; modules as told. */
export function transpile(code: string, file: string, modules: "module" | "commonjs"): string {
  const isTyped = /\.[cm]?tsx?$/.test(file) || file.endsWith(".jsx");
  if (!isTyped) return code;
  const { outputText } = ts.transpileModule(code, {
    fileName: file,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: modules === "module" ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS,
      jsx: ts.JsxEmit.React,
      experimentalDecorators: true,
      useDefineForClassFields: true,
      verbatimModuleSyntax: false,
      // `import * as f` of a function was common when packages were built so.
      esModuleInterop: modules === "module",
    },
  });
  return outputText;
}
