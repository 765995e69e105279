/**
 * Who may import whom, as an allow-list: an import that no rule allows is an error, so a new folder needs a rule first.
 * The reasons stand in src/ARCHITECTURE.md under "Layers".
 */
const path = require("node:path");

const middleFolders = [
  "extract",
  "profiles",
  "match",
  "complexity",
  "flow",
  "layout",
  "compare",
  "check",
  "record",
  "board",
  "export",
  "store",
];
/** Packages that each have one home, so that they can be replaced in one place. */
const homes = {
  "ts-morph": "^src/extract/typescript/",
  "web-tree-sitter": "^src/extract/python/",
  "tree-sitter-python": "^src/extract/python/",
  ignore: "^src/extract/",
  "better-sqlite3": "^src/store/",
  elkjs: "^src/layout/",
  commander: "^src/cli/",
  electron: "^main/",
  cytoscape: "^renderer/diagram/",
  react: "^renderer/",
  "react-dom": "^renderer/",
  "@resvg/resvg-js": "^src/export/",
  roughjs: "^(src/export|renderer/diagram)/",
  fflate: "^src/profiles/",
  "pprof-format": "^src/profiles/",
  "@jridgewell/trace-mapping": "^src/(match|record)/",
};

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "A cycle makes two files one",
      severity: "error",
      from: { path: "^(src|main|renderer)/" },
      to: { circular: true },
    },
    ...Object.entries(homes).map(([name, home]) => ({
      name: `one-home-for-${name}`,
      severity: "error",
      from: { path: "^(src|main|renderer)/", pathNot: home },
      to: { path: `node_modules/${name}/` },
    })),
    {
      name: "window-without-node",
      comment: "The window is sandboxed",
      severity: "error",
      from: { path: "^renderer/" },
      to: { dependencyTypes: ["core"] },
    },
    { name: "unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  allowed: [
    { from: { path: "^src/model/" }, to: { path: "^src/model/" } },
    { from: { path: "^src/(format|contract)/" }, to: { path: "^src/(model|format|contract)/" } },
    ...middleFolders.map((folder) => ({
      from: { path: `^src/${folder}/` },
      to: { path: [`^src/${folder}/`, "^src/model/"] },
    })),
    { from: { path: "^src/(export|check|compare|board)/" }, to: { path: "^src/format/" } },
    { from: { path: "^src/project/" }, to: { path: "^src/(?!cli/|server/)" } },
    { from: { path: "^src/cli/" }, to: { path: "^src/(cli|project|contract|model|format|server)/" } },
    { from: { path: "^src/server/" }, to: { path: "^src/(server|project|contract|model|format)/" } },
    { from: { path: "^main/engine/entry" }, to: { path: "^(main/engine|src/(project|contract|model|format))/" } },
    { from: { path: "^main/" }, to: { path: "^(main|src/(contract|model|format))/" } },
    { from: { path: "^renderer/" }, to: { path: "^(renderer|src/(contract|model|format))/" } },
    { from: { path: "^(src|main)/" }, to: { dependencyTypes: ["core"] } },
    { from: { path: "^(src|main|renderer)/" }, to: { path: "node_modules/" } },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.(css|woff2|svg|wasm)(\\?|$)" },
    tsConfig: { fileName: path.resolve(__dirname, "../../src/tsconfig.json") },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      extensions: [".ts", ".tsx", ".js", ".cjs", ".mjs", ".json"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
