import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createContext, runInContext } from "node:vm";

/** Imports a file as speedscope's window does. Null when it doesn't know the format. */
export type SpeedscopeImport = (name: string, bytes: ArrayBuffer) => Promise<unknown>;

/**
 * speedscope's own importer, for comparing with. The package holds only the built window, so its script runs up to where
 * its importer stands, with stand-ins for the few things of a browser that it touches on the way. Null when another
 * version of the package looks different.
 */
export function speedscopeImporter(): SpeedscopeImport | null {
  const folder = join(dirname(createRequire(import.meta.url).resolve("speedscope/package.json")), "dist/release");
  const script = readdirSync(folder).find((name) => /^speedscope-.*\.js$/.test(name));
  const source = script === undefined ? "" : readFileSync(join(folder, script), "utf8");
  const found = /async function (\w+)\(\w,\w\)\{return\(await \w+\)\.importProfilesFromArrayBuffer\(\w,\w\)\}/.exec(
    source,
  );
  if (found === null) return null;
  const end = found.index + found[0].length;
  const context = browserLike();
  runInContext(`${source.slice(0, end)};globalThis.importProfiles=${found[1]};return;${source.slice(end)}`, context);
  return (name, bytes) => (context.importProfiles as SpeedscopeImport)(name, bytes);
}

function browserLike(): Record<string, unknown> {
  const nothing = () => undefined;
  const context: Record<string, unknown> = {
    console: { log: nothing, warn: nothing, error: nothing },
    setTimeout,
    clearTimeout,
    TextDecoder,
    TextEncoder,
    performance,
    URL,
    URLSearchParams,
    Uint8Array,
    ArrayBuffer,
    atob,
    btoa,
    navigator: { userAgent: "", platform: "" },
    location: { hash: "", protocol: "file:", href: "" },
    document: {
      createElement: () => ({ style: {}, getContext: nothing }),
      body: {},
      addEventListener: nothing,
      querySelector: nothing,
    },
    addEventListener: nothing,
    matchMedia: () => ({ matches: false, addListener: nothing, addEventListener: nothing }),
    requestAnimationFrame: nothing,
  };
  Object.assign(context, { window: context, self: context, globalThis: context });
  return createContext(context) as Record<string, unknown>;
}
