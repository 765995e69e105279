/**
 * Builds the app's four parts into out/: main and preload (CommonJS, since a sandboxed preload can be nothing else),
 * the window, and the engine (ES modules, one file a module, so that a worker finds its siblings).
 */
import { globSync } from "node:fs";
import { builtinModules } from "node:module";
import { resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "electron-vite";
import { build, type InlineConfig, type Plugin } from "vite";

const root = import.meta.dirname;
const at = (path: string) => resolve(root, path);

/** The shell and the window also run on Electrons older than the one that is shipped, so both are built for older ones. */
const shellTarget = "node18";
const windowTarget = "es2022";

/** Every module that is started by its address and not by an import: the engine's entry and the workers. */
const engineEntries = () => [at("main/engine/entry.ts"), ...globSync(at("src/**/*-worker.ts"))];

const engine = (): InlineConfig => ({
  configFile: false,
  root,
  logLevel: "warn",
  publicDir: false,
  ssr: { noExternal: [/^#/] },
  build: {
    outDir: at("out/engine"),
    emptyOutDir: true,
    ssr: true,
    target: "node24",
    minify: false,
    rolldownOptions: {
      input: engineEntries(),
      external: (id) =>
        builtinModules.includes(id) || id.startsWith("node:") || (/^[^./#]/.test(id) && !id.startsWith(root)),
      output: {
        format: "es",
        preserveModules: true,
        preserveModulesRoot: root,
        entryFileNames: "[name].js",
        chunkFileNames: "[name].js",
      },
    },
  },
});

/** electron-vite builds three parts; the engine is built when the last of them, the window, has been. */
const engineBeside: Plugin = {
  name: "callsketch:engine-beside",
  apply: "build",
  async closeBundle() {
    await build(engine());
  },
};

export default defineConfig({
  main: {
    build: {
      target: shellTarget,
      outDir: "out/main",
      rolldownOptions: {
        input: { index: at("main/index.ts") },
        output: { format: "cjs", entryFileNames: "[name].cjs", chunkFileNames: "[name]-[hash].cjs" },
      },
    },
  },
  preload: {
    build: {
      target: shellTarget,
      outDir: "out/preload",
      rolldownOptions: {
        input: { index: at("main/preload/index.ts") },
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: {
    root: at("renderer"),
    plugins: [react(), engineBeside],
    build: {
      target: windowTarget,
      outDir: "out/renderer",
      minify: true,
      // A policy without data: scripts and with fonts from 'self' alone wants real files.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { index: at("renderer/index.html"), "browser-shell": at("renderer/browser-shell/index.ts") },
        output: {
          entryFileNames: (chunk) => (chunk.name === "browser-shell" ? "browser-shell.js" : "assets/[name]-[hash].js"),
        },
      },
    },
  },
});
