import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deserialize } from "node:v8";
import { build } from "vite";
import { describe, expect, it } from "vitest";
import { electronExecutable, hasDisplay } from "../../helpers/electron-runtime.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";
import { soundBoundary } from "./boundary-check.ts";

const electron = electronExecutable();
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Bundles one file as Electron's main process takes it. */
async function bundled(name: string, folder: string): Promise<string> {
  const external = (id: string) => id === "electron" || id.startsWith("node:");
  await build({
    configFile: false,
    logLevel: "silent",
    root: fileURLToPath(new URL("../../..", import.meta.url)),
    build: {
      ssr: here(`${name}.ts`),
      outDir: folder,
      emptyOutDir: false,
      target: "node18",
      rolldownOptions: { external, output: { format: "cjs", entryFileNames: `${name}.cjs` } },
    },
  });
  return join(folder, `${name}.cjs`);
}

describe.skipIf(electron === null || !hasDisplay)(
  "an engine that is a utility process (skipped without Electron and a display)",
  () => {
    it("answers, reports, fails and dies as every engine does", async () => {
      const folder = temporaryFolder();
      const entry = await bundled("engine-process", folder);
      await bundled("utility-main", folder);
      writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "boundary", main: "utility-main.cjs" }));
      const result = join(folder, "result");
      const args = ["--no-sandbox", `--user-data-dir=${join(folder, "data")}`, folder, entry, result];
      execFileSync(electron as string, args, { timeout: 50_000, stdio: "ignore" });
      expect(deserialize(readFileSync(result))).toEqual(soundBoundary);
    });
  },
);
