import { existsSync } from "node:fs";
import path from "node:path";
import { ts } from "ts-morph";

/** What the project's own config says, made fit for reading, and what was wrong with it. */
export interface ProjectOptions {
  readonly options: ts.CompilerOptions;
  /** The config's path, absolute; null when the project has none. */
  readonly config: string | null;
  /** A sentence for people when the config couldn't be read in full; null when all is well. */
  readonly problem: string | null;
}

const defaults: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.Preserve,
  esModuleInterop: true,
  resolveJsonModule: true,
  strict: true,
};

/** Reading wants every file in one program and no output, whatever the project says. */
const forced: ts.CompilerOptions = {
  allowJs: true,
  checkJs: false,
  noEmit: true,
  composite: false,
  incremental: false,
  declaration: false,
  declarationMap: false,
  skipLibCheck: true,
  skipDefaultLibCheck: true,
  maxNodeModuleJsDepth: 0,
  allowImportingTsExtensions: true,
};

const withoutMeaning = ["outFile", "tsBuildInfoFile", "project", "isolatedDeclarations", "emitDeclarationOnly"];

/** Options for reading the project: from `tsconfig.json` or `jsconfig.json` at its root, else sensible defaults. Never throws. */
export function projectOptions(root: string): ProjectOptions {
  const config = ["tsconfig.json", "jsconfig.json", "tsconfig.base.json"]
    .map((name) => path.join(root, name))
    .find((file) => existsSync(file));
  if (config === undefined) return { options: { ...defaults, ...forced }, config: null, problem: null };
  const { options, problem } = readConfig(config);
  return { options: { ...defaults, ...options, ...forced }, config, problem };
}

/** The options of one config file with all that it extends; broken parts are left out. */
export function readConfig(config: string): { options: ts.CompilerOptions; problem: string | null } {
  const read = ts.readConfigFile(config, ts.sys.readFile);
  // `files: []` keeps the compiler from listing the folder: the files to read were chosen before.
  const content = { ...(read.config ?? {}), files: [], include: undefined, references: undefined };
  const parsed = ts.parseJsonConfigFileContent(content, quietHost, path.dirname(config), undefined, config);
  const errors = [read.error, ...parsed.errors].filter((error) => error !== undefined && !isAboutFiles(error));
  const first = errors[0] === undefined ? null : ts.flattenDiagnosticMessageText(errors[0].messageText, " ");
  const options = { ...parsed.options };
  for (const name of withoutMeaning) delete options[name];
  return { options: modernised(options), problem: first };
}

const quietHost: ts.ParseConfigHost = {
  useCaseSensitiveFileNames: ts.sys.useCaseSensitiveFileNames,
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
  readDirectory: () => [],
};

/** "No inputs were found" and "files list is empty": true by intent here. */
const isAboutFiles = (error: ts.Diagnostic) => error.code === 18002 || error.code === 18003;

/** Classic resolution finds no package; the bundler's finds what any of the others would. */
function modernised(options: ts.CompilerOptions): ts.CompilerOptions {
  const { moduleResolution, module } = options;
  const isNodeNext = moduleResolution !== undefined && moduleResolution >= ts.ModuleResolutionKind.Node16;
  const implied = module !== undefined && module >= ts.ModuleKind.Node16 && module <= ts.ModuleKind.NodeNext;
  if (isNodeNext || (moduleResolution === undefined && implied)) return options;
  const fits = module === undefined || module === ts.ModuleKind.CommonJS || module < ts.ModuleKind.ES2015;
  return {
    ...options,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: fits ? ts.ModuleKind.ESNext : module,
  };
}
