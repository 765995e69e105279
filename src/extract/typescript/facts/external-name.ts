import path from "node:path";
import { ts } from "ts-morph";
import type { SourceChecker } from "../checker/source-checker.ts";
import { isStatic } from "../survey/modifiers.ts";
import { bare, type ImportedBinding } from "./fact-context.ts";

/** Interfaces of the standard library whose only value is one global object, so that no `prototype` belongs in the name. */
const singletons = new Map([
  ["Console", "console"],
  ["Math", "Math"],
  ["JSON", "JSON"],
  ["Atomics", "Atomics"],
  ["Reflect", "Reflect"],
  ["Crypto", "crypto"],
  ["Performance", "performance"],
  ["History", "history"],
  ["Location", "location"],
  ["Navigator", "navigator"],
  ["Window", "window"],
  ["WindowOrWorkerGlobalScope", "globalThis"],
  ["Process", "process"],
]);

/**
 * A stable name for what is called outside the project: `Array.prototype.map`, `Math.max`, `node:fs.readFileSync`,
 * `<package>.<name>`. Null when the symbol's declarations give no name.
 */
export function externalName(symbol: ts.Symbol): string | null {
  const declaration = symbol.declarations?.[0];
  if (declaration === undefined) return null;
  const module = externalModule(declaration);
  const owner = ownerName(declaration, module === null);
  const name = symbol.name === "__constructor" ? "constructor" : symbol.name.replace(/^__@(\w+)@\d+$/, "[Symbol.$1]");
  if (name.startsWith("__")) return null;
  return [module, owner, name].filter((part) => part !== null && part !== "").join(".");
}

function ownerName(declaration: ts.Declaration, isGlobal: boolean): string | null {
  for (let at: ts.Node = declaration.parent; at !== undefined && !ts.isSourceFile(at); at = at.parent) {
    if (ts.isClassLike(at) && at.name !== undefined) {
      return isStatic(declaration) ? at.name.text : `${at.name.text}.prototype`;
    }
    if (ts.isInterfaceDeclaration(at)) return interfaceOwner(at.name.text, isGlobal);
    if (ts.isModuleDeclaration(at) && ts.isIdentifier(at.name) && at.name.text !== "global") return at.name.text;
  }
  return null;
}

function interfaceOwner(name: string, isGlobal: boolean): string {
  const single = isGlobal ? singletons.get(name) : undefined;
  if (single !== undefined) return single;
  return name.endsWith("Constructor") ? name.slice(0, -"Constructor".length) : `${name}.prototype`;
}

/** `node:fs` for `declare module "fs"`, the package for a file below `node_modules`, null for globals. */
function externalModule(declaration: ts.Declaration): string | null {
  for (let at: ts.Node = declaration; at !== undefined; at = at.parent) {
    if (!ts.isModuleDeclaration(at) || !ts.isStringLiteral(at.name)) continue;
    const { text } = at.name;
    const isNode = /node_modules\/@types\/node\//.test(at.getSourceFile().fileName);
    return isNode && !text.startsWith("node:") ? `node:${text}` : text;
  }
  const { fileName } = declaration.getSourceFile();
  const isGlobalFile = !ts.isExternalModule(declaration.getSourceFile());
  const found = packageOfFile(fileName);
  return found === "typescript" || (found === "@types/node" && isGlobalFile)
    ? null
    : (found?.replace(/^@types\//, "") ?? null);
}

function packageOfFile(file: string): string | null {
  const at = file.lastIndexOf("/node_modules/");
  if (at < 0) return null;
  const parts = file.slice(at + "/node_modules/".length).split("/");
  return parts[0]!.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0]!;
}

/**
 * The name of something imported from a module that isn't installed, read from the import itself: `lodash.debounce` for
 * `import { debounce } from "lodash"` and for `_.debounce` with `import _ from "lodash"`. Null when no import explains it.
 */
export function importedName(expression: ts.Expression, bindings: ReadonlyMap<string, ImportedBinding>): string | null {
  const names: string[] = [];
  let at = bare(expression);
  while (ts.isPropertyAccessExpression(at)) {
    names.unshift(at.name.text);
    at = bare(at.expression);
  }
  if (!ts.isIdentifier(at)) return null;
  const binding = bindings.get(at.text);
  if (binding === undefined) return null;
  const parts = binding.name === null ? names : [binding.name, ...names];
  return [binding.module, ...(parts.length === 0 ? ["default"] : parts)].join(".");
}

/** Local names that stand for modules outside the project, installed or not. */
export function importedBindings(source: ts.SourceFile, checker: SourceChecker): ReadonlyMap<string, ImportedBinding> {
  const bindings = new Map<string, ImportedBinding>();
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) addImport(bindings, statement, checker);
    if (ts.isVariableStatement(statement)) addRequires(bindings, statement);
  }
  return bindings;
}

function addImport(bindings: Map<string, ImportedBinding>, node: ts.ImportDeclaration, checker: SourceChecker): void {
  if (!ts.isStringLiteral(node.moduleSpecifier) || checker.moduleFile(node.moduleSpecifier) !== null) return;
  const module = moduleName(node.moduleSpecifier.text);
  if (module === null) return;
  const clause = node.importClause;
  if (clause?.name !== undefined) bindings.set(clause.name.text, { module, name: null });
  const named = clause?.namedBindings;
  if (named === undefined) return;
  if (ts.isNamespaceImport(named)) bindings.set(named.name.text, { module, name: null });
  else
    for (const each of named.elements)
      bindings.set(each.name.text, { module, name: (each.propertyName ?? each.name).text });
}

function addRequires(bindings: Map<string, ImportedBinding>, statement: ts.VariableStatement): void {
  for (const { name, initializer } of statement.declarationList.declarations) {
    if (initializer === undefined || !ts.isCallExpression(initializer)) continue;
    const [argument] = initializer.arguments;
    const isRequire = ts.isIdentifier(initializer.expression) && initializer.expression.text === "require";
    if (!isRequire || argument === undefined || !ts.isStringLiteralLike(argument)) continue;
    const module = moduleName(argument.text);
    if (module === null) continue;
    if (ts.isIdentifier(name)) bindings.set(name.text, { module, name: null });
    else if (ts.isObjectBindingPattern(name)) {
      for (const each of name.elements) {
        const from = each.propertyName ?? each.name;
        if (ts.isIdentifier(each.name) && ts.isIdentifier(from))
          bindings.set(each.name.text, { module, name: from.text });
      }
    }
  }
}

const nodeModules = new Set(
  "assert buffer child_process cluster crypto dns events fs fs/promises http http2 https module net os path perf_hooks process querystring readline stream string_decoder timers tls tty url util v8 vm worker_threads zlib".split(
    " ",
  ),
);

function moduleName(specifier: string): string | null {
  if (specifier.startsWith(".") || path.isAbsolute(specifier)) return null;
  return nodeModules.has(specifier) ? `node:${specifier}` : specifier;
}
