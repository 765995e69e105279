import { ts } from "ts-morph";
import { blankSite } from "./blank-site.ts";
import type { FactContext } from "./fact-context.ts";
import type { SiteFacts } from "./file-facts.ts";

/** Modules that a file runs by importing them: `import`, `export from`, `require`, `import()`. Imports of types run nothing. */
export function moduleSites(context: FactContext): SiteFacts[] {
  const { survey, checker, homes } = context;
  const sites: SiteFacts[] = [];
  const add = (specifier: ts.Expression, node: ts.Node, owner: number) => {
    const file = checker.moduleFile(specifier);
    if (file === null || homes.homeOf(file) !== "project" || file === survey.source) return;
    const blank = blankSite({ node, owner }, specifier.getStart(survey.source), "import", context);
    sites.push({ ...blank, targets: [context.writer.ref(file)] });
  };
  for (const statement of survey.source.statements) {
    if (ts.isImportDeclaration(statement) && runsModule(statement)) add(statement.moduleSpecifier, statement, 0);
    if (ts.isExportDeclaration(statement) && !statement.isTypeOnly && statement.moduleSpecifier !== undefined) {
      add(statement.moduleSpecifier, statement, 0);
    }
    if (ts.isImportEqualsDeclaration(statement) && !statement.isTypeOnly) {
      const reference = statement.moduleReference;
      if (ts.isExternalModuleReference(reference)) add(reference.expression, statement, 0);
    }
  }
  for (const { node, owner } of survey.sites) {
    const argument = ts.isCallExpression(node) ? node.arguments[0] : undefined;
    if (argument !== undefined && ts.isStringLiteralLike(argument) && loadsModule(node as ts.CallExpression))
      add(argument, node, owner);
  }
  return sites;
}

/** Whether a call is `require("x")` or `import("x")`. */
export function loadsModule(node: ts.CallExpression): boolean {
  const callee = node.expression;
  return callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === "require");
}

function runsModule(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (clause === undefined) return true;
  if (clause.isTypeOnly) return false;
  const named = clause.namedBindings;
  if (clause.name !== undefined || named === undefined || ts.isNamespaceImport(named)) return true;
  return named.elements.length === 0 || named.elements.some((each) => !each.isTypeOnly);
}
