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
  },
];
