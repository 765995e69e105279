/** A package of the registry whose sources are extracted and whose calls are recorded. */
export interface BenchPackage {
  readonly name: string;
  readonly version: string;
  /** Folder of the sources to extract and record, inside the package. */
  readonly sources: string;
  /** Files below it that belong to tests or builds: neither extracted nor recorded. */
  readonly exclude: RegExp | null;
  /** Module inside the package that the workload imports. */
  readonly entry: string;
  /** File in `workloads/`, which exercises the entry and prints one line that must be the same with and without recording. */
  readonly workload: string;
  /** How TypeScript is run: as the package itself builds it. */
  readonly modules: "esm" | "commonjs";
  readonly language: string;
  /** True when nothing was ever tuned by what this package showed. */
  readonly isHeldOut: boolean;
}

/** Real packages, typed and untyped, small to 100,000 lines; all ship their sources. */
export const benchPackages: readonly BenchPackage[] = [
  {
    name: "marked",
    version: "4.3.0",
    sources: "src",
    exclude: null,
    entry: "src/marked.js",
    workload: "marked.mjs",
    modules: "esm",
    language: "JavaScript",
    isHeldOut: false,
  },
  {
    name: "ajv",
    version: "8.20.0",
    sources: "lib",
    exclude: null,
    entry: "lib/ajv.ts",
    workload: "ajv.mjs",
    modules: "commonjs",
    language: "TypeScript",
    isHeldOut: false,
  },
  {
    name: "rxjs",
    version: "7.8.2",
    sources: "src",
    exclude: null,
    entry: "src/index.ts",
    workload: "rxjs.mjs",
    modules: "commonjs",
    language: "TypeScript",
    isHeldOut: false,
  },
  {
    name: "zod",
    version: "4.6.7",
    sources: "src",
    exclude: /(^|\/)(tests|benchmarks)\//,
    entry: "src/v4/classic/tests",
    workload: "zod.mjs",
    modules: "esm",
    language: "TypeScript",
    isHeldOut: false,
  },
  {
    name: "terser",
    version: "5.51.2",
    sources: "lib",
    exclude: null,
    entry: "main.js",
    workload: "terser.mjs",
    modules: "esm",
    language: "JavaScript",
    isHeldOut: false,
  },
  {
    name: "eslint",
    version: "10.15.0",
    sources: "lib",
    exclude: null,
    entry: "lib/api.js",
    workload: "eslint.mjs",
    modules: "esm",
    language: "JavaScript",
    isHeldOut: false,
  },
  {
    name: "commander",
    version: "14.0.3",
    sources: "lib",
    exclude: null,
    entry: "index.js",
    workload: "commander.mjs",
    modules: "esm",
    language: "JavaScript",
    isHeldOut: true,
  },
  {
    name: "express",
    version: "5.3.0",
    sources: "lib",
    exclude: null,
    entry: "index.js",
    workload: "express.mjs",
    modules: "esm",
    language: "JavaScript",
    isHeldOut: false,
  },
  {
    name: "koa",
    version: "3.3.0",
    sources: "lib",
    exclude: null,
    entry: "lib/application.js",
    workload: "koa.mjs",
    modules: "esm",
    language: "JavaScript",
    isHeldOut: false,
  },
  {
    name: "immer",
    version: "10.2.0",
    sources: "src",
    exclude: null,
    entry: "src/immer.ts",
    workload: "immer.mjs",
    modules: "commonjs",
    language: "TypeScript",
    isHeldOut: true,
  },
  {
    name: "mobx",
    version: "6.16.1",
    sources: "src",
    exclude: null,
    entry: "src/mobx.ts",
    workload: "mobx.mjs",
    modules: "commonjs",
    language: "TypeScript",
    isHeldOut: true,
  },
];
