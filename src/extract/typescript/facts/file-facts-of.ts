import { ts } from "ts-morph";
import type { Language } from "#model/source-graph.ts";
import type { SourceChecker } from "../checker/source-checker.ts";
import { type SurveyedFunction, surveyFile } from "../survey/survey.ts";
import { callSite } from "./call-sites.ts";
import type { Homes } from "./declaration-home.ts";
import { declarationKey } from "./declaration-key.ts";
import { decoratorSite } from "./decorator-sites.ts";
import { importedBindings } from "./external-name.ts";
import type { FactContext } from "./fact-context.ts";
import { FactWriter } from "./fact-writer.ts";
import type { FileFacts, FunctionFacts, SiteFacts } from "./file-facts.ts";
import { flowOf } from "./flow-statements.ts";
import { jsxSite } from "./jsx-sites.ts";
import { loopedKeys } from "./looped-keys.ts";
import { moduleSites } from "./module-sites.ts";
import { readSites } from "./read-sites.ts";
import { signatureValues } from "./signature-values.ts";
import { implicitSuper } from "./super-sites.ts";
import { typeFacts } from "./type-facts.ts";

/** What is the same for all files of one extraction. */
export interface FactsSurroundings {
  readonly checker: SourceChecker;
  readonly homes: Homes;
  readonly accessorNames: ReadonlySet<string>;
  readonly isUntyped: boolean;
  readonly problemsOf: (source: ts.SourceFile) => readonly string[];
}

/** Reads all facts of one file. */
export function fileFactsOf(
  source: ts.SourceFile,
  path: string,
  language: Language,
  around: FactsSurroundings,
): FileFacts {
  const survey = surveyFile(source, path, language);
  const writer = new FactWriter(around.homes.pathOf);
  const context: FactContext = {
    ...around,
    survey,
    writer,
    bindings: importedBindings(source, around.checker),
    values: new Map(),
  };
  const types = survey.types.map((node) => typeFacts(node, context));
  const sites = [
    ...moduleSites(context),
    ...writtenSites(context),
    ...survey.reads.flatMap((each) => readSites(each, context)),
  ];
  for (const each of survey.flows) flowOf(each, context);
  signatureValues(survey, context);
  // Declaration files describe what lies elsewhere: nothing in them runs.
  const functions = source.isDeclarationFile ? [] : survey.functions.map((each) => functionFacts(each, context));
  const { files, refs, names, cells, moves, holds, aliases, keyedWrites, replacements, literals } = writer;
  return {
    path,
    language,
    lines: source.getLineStarts().length,
    problems: around.problemsOf(source),
    functions,
    types,
    sites: source.isDeclarationFile ? [] : sites,
    files,
    refs,
    names,
    cells,
    moves,
    holds,
    aliases,
    keyedWrites,
    replacements,
    literals,
    instantiated: [...writer.instantiated],
  };
}

function writtenSites(context: FactContext): SiteFacts[] {
  const sites: SiteFacts[] = [];
  for (const { node, owner } of context.survey.sites) {
    if (ts.isDecorator(node)) sites.push(decoratorSite({ node, owner }, context));
    else if (ts.isJsxOpeningLikeElement(node)) sites.push(jsxSite({ node, owner }, context));
    else if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node)) {
      const site = callSite({ node, owner }, context);
      if (site !== null) sites.push(site);
    }
  }
  for (const { node } of context.survey.functions) {
    if (ts.isClassLike(node)) sites.push(...implicitSuper(node, context));
  }
  return sites;
}

function isMember(node: ts.Node): boolean {
  if (ts.isMethodDeclaration(node)) return true;
  let value = node;
  while (ts.isParenthesizedExpression(value.parent) || ts.isAsExpression(value.parent)) value = value.parent;
  const { parent } = value;
  if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) return parent.initializer === value;
  return ts.isBinaryExpression(parent) && parent.right === value && ts.isPropertyAccessExpression(parent.left);
}

function isUnderAnyKey(node: ts.Node, context: FactContext): boolean {
  const { parent } = node;
  if (!ts.isBinaryExpression(parent) || parent.right !== node || !ts.isElementAccessExpression(parent.left))
    return false;
  const key = parent.left.argumentExpression;
  if (ts.isLiteralExpression(key) || loopedKeys(key, context) !== null) return false;
  const type = context.checker.typeAt(key);
  if (type === null || type.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.ESSymbolLike)) return false;
  return context.checker.literalValues(type) === null;
}

function functionFacts({ node, fact }: SurveyedFunction, context: FactContext): FunctionFacts {
  const { writer } = context;
  const key = declarationKey(node);
  if (ts.isSourceFile(node) || ts.isClassLike(node))
    return { fact, key, parameters: [], rest: -1, isMember: false, isUnderAnyKey: false };
  const parameters = node.parameters.filter((each) => !(ts.isIdentifier(each.name) && each.name.text === "this"));
  return {
    fact,
    key,
    parameters: parameters.map((each) => writer.declared(each)),
    rest: parameters.findIndex((each) => each.dotDotDotToken !== undefined),
    isMember: isMember(node),
    isUnderAnyKey: isUnderAnyKey(node, context),
  };
}
