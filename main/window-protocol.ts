import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { type Protocol, protocol } from "electron";
import { contentPolicy } from "#contract/content-policy.ts";
import { contentTypes } from "#contract/content-types.ts";
import { windowScheme } from "./window-address.ts";

/** To be called before the app is ready. */
export function announceWindowScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: windowScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built window's folder, and nothing else, to the window. */
export function serveWindowFiles(protocol: Protocol, folder: string): void {
  protocol.handle(windowScheme, async (request) => {
    const { host, pathname } = new URL(request.url);
    const path = normalize(join(folder, decodeURIComponent(pathname)));
    const contentType = contentTypes[extname(path)];
    if (host !== "window" || request.method !== "GET" || !path.startsWith(folder + sep) || contentType === undefined) {
      return new Response("There is nothing at this address.", { status: 404 });
    }
    const body = await readFile(path).catch(() => null);
    if (body === null) return new Response("There is nothing at this address.", { status: 404 });
    return new Response(new Uint8Array(body), { headers: headersFor(contentType) });
  });
}

function headersFor(contentType: string): Record<string, string> {
  return {
    "content-type": contentType,
    "content-security-policy": contentPolicy,
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
  };
}
