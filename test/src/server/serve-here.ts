import { request } from "node:http";
import { onTestFinished } from "vitest";
import type { EngineEvent } from "#contract/events.ts";
import type { Answer } from "#contract/requests.ts";
import { fromWire, toWire } from "#contract/wire.ts";
import { type ServeOptions, serveWindow } from "#server/serve-window.ts";
import type { ServedEngine } from "#server/served-engine.ts";
import { folderOf } from "../../helpers/temporary-folder.ts";

export const windowId = "0b5f9a7e-2f43-4a0a-9d55-0f3f6f3f6f01";
export const otherWindowId = "0b5f9a7e-2f43-4a0a-9d55-0f3f6f3f6f02";

/** An engine of this boundary's tests: it answers its own number, the question's name and its arguments. */
export interface EchoEngine extends ServedEngine {
  readonly emit: (event: EngineEvent) => void;
  closed: boolean;
}

/** Serves a small window with echo engines until the test ends. */
export async function serveHere(options: Partial<ServeOptions> = {}) {
  const engines: EchoEngine[] = [];
  const startEngine = (emit: (event: EngineEvent) => void): ServedEngine => {
    const number = engines.length;
    const engine: EchoEngine = {
      emit,
      closed: false,
      handle: async (name, args) => ({ ok: true, value: { number, name, args } }) as unknown as Answer<never>,
      async close() {
        engine.closed = true;
      },
    };
    engines.push(engine);
    return engine;
  };
  const windowFolder = folderOf({
    "built/index.html": "<!doctype html><html><head><title>w</title></head><body></body></html>",
    "built/assets/a.js": "window.a = 1;",
    "built/notes.txt": "not a part of a window",
    "secret.js": "secret",
  });
  const served = await serveWindow({
    startEngine,
    windowFolder: `${windowFolder}/built`,
    startFolder: null,
    ...options,
  });
  onTestFinished(() => served.close());
  const url = new URL(served.url);
  return { ...served, engines, port: Number(url.port), token: url.searchParams.get("token") ?? "" };
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A request by hand, where every header can be forged and the path stays as it is written. */
export function send(port: number, path: string, headers: Record<string, string> = {}, body?: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? "GET" : "POST";
    const sent = request(
      { host: "127.0.0.1", port, path, method, headers, setHost: headers.host === undefined },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Spends the token as a browser does, and answers the headers of a page that was let in. */
export async function admitted({ port, token }: { port: number; token: string }): Promise<Record<string, string>> {
  const arrival = await send(port, `/?token=${token}`);
  const cookie = String(arrival.headers["set-cookie"]).split(";")[0] as string;
  return { cookie, origin: `http://127.0.0.1:${port}`, "content-type": "application/json" };
}

export const question = (window: string, name: string, ...args: readonly unknown[]) => toWire({ window, name, args });
export const answerIn = ({ body }: Reply) =>
  fromWire(body) as { ok: boolean; value: { number: number; name: string; args: unknown[] } };
