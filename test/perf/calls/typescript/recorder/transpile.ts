import { ts } from "ts-morph";

/** Takes the types off and turns JSX and decorators into plain JavaScript; modules stay as they are. */
export function transpile(code: string, file: string): string {
  const isTyped = /\.[cm]?tsx?$/.test(file) || file.endsWith(".jsx");
  if (!isTyped) return code;
  const { outputText } = ts.transpileModule(code, {
    fileName: file,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      jsx: ts.JsxEmit.React,
      experimentalDecorators: true,
      useDefineForClassFields: true,
      verbatimModuleSyntax: false,
    },
  });
  return outputText;
}
