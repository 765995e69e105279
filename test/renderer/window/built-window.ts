import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { build } from "vite";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Builds the window into a folder, as electron.config.ts does for the app. Answers the folder. */
export async function builtWindow(folder: string, again = true): Promise<string> {
  if (!again && existsSync(`${folder}/index.html`)) return folder;
  await build({
    configFile: false,
    root: `${root}renderer`,
    plugins: [react()],
    logLevel: "warn",
    build: {
      target: ["chrome114"],
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: {
        input: { index: `${root}renderer/index.html`, "browser-shell": `${root}renderer/browser-shell/index.ts` },
        output: {
          entryFileNames: (chunk: { name: string }) =>
            chunk.name === "browser-shell" ? "browser-shell.js" : "assets/[name]-[hash].js",
        },
      },
    },
  });
  return folder;
}
