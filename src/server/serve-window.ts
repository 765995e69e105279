import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { contentPolicy } from "#contract/content-policy.ts";
import { toWire } from "#contract/wire.ts";
import { ProblemError } from "#model/problem.ts";
import { type Admission, admission } from "./admission.ts";
import { BadQuestion, isWindowId, questionIn } from "./ask.ts";
import type { StartEngine } from "./served-engine.ts";
import { openSessions, type Sessions } from "./sessions.ts";
import { type WindowFiles, windowFiles } from "./window-files.ts";
import { arrivalPage, refusalPage, windowPage } from "./window-page.ts";

export interface ServeOptions {
  /** Makes one engine for each page that is opened. */
  readonly startEngine: StartEngine;
  /** Folder of the built window. */
  readonly windowFolder: string;
  /** Left out or 0: any free port. */
  readonly port?: number;
  /** The folder that a page opens first; null for the start screen. */
  readonly startFolder: string | null;
  /** Milliseconds that the engine of a closed page is kept; 20 seconds when left out. */
  readonly patience?: number;
}

export interface ServedWindow {
  /** The address with its token: works once, in one browser. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the window to a browser on this machine. Nothing but the window's own files can be read through it, and nothing
 * is answered to who didn't come through the address.
 *
 * @throws ProblemError when the window isn't built or the port is taken
 */
export async function serveWindow(options: ServeOptions): Promise<ServedWindow> {
  const files = await windowFiles(options.windowFolder);
  const sessions = openSessions(options.startEngine, options.patience ?? 20_000);
  const server = createServer();
  const port = await listening(server, options.port ?? 0);
  const gate = admission(port);
  server.on("request", (request, response) => {
    respond({ request, response, files, sessions, gate, startFolder: options.startFolder }).catch(() => {
      if (!response.headersSent) refuse(response, 500, "The server failed on this request.");
      else response.destroy();
    });
  });
  return {
    url: `http://127.0.0.1:${port}/?token=${gate.token}`,
    async close() {
      await sessions.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly files: WindowFiles;
  readonly sessions: Sessions;
  readonly gate: Admission;
  readonly startFolder: string | null;
}

async function respond(exchange: Exchange): Promise<void> {
  const { request, response, gate } = exchange;
  harden(response);
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const token = url.searchParams.get("token");
  if (request.method === "GET" && url.pathname === "/" && token !== null && gate.isOurHost(request)) {
    if (gate.spend(token)) response.setHeader("set-cookie", gate.cookie);
    return void response.setHeader("content-type", "text/html; charset=utf-8").end(arrivalPage);
  }
  const refusal = gate.refusal(request, request.method === "POST");
  if (refusal !== null) return refuse(response, 403, refusal);
  if (request.method === "POST" && url.pathname === "/ask") return answerQuestion(exchange);
  if (request.method !== "GET") return refuse(response, 405, "Only reading is possible here.");
  if (url.pathname === "/events") return streamEvents(exchange, url.searchParams.get("window"));
  return sendFile(exchange, url.pathname);
}

function harden(response: ServerResponse): void {
  response.setHeader("content-security-policy", contentPolicy);
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("x-frame-options", "DENY");
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("cross-origin-resource-policy", "same-origin");
  response.setHeader("permissions-policy", "camera=(), geolocation=(), microphone=(), usb=(), serial=(), hid=()");
  response.setHeader("cache-control", "no-store");
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(refusalPage(text));
}

async function answerQuestion({ request, response, sessions }: Exchange): Promise<void> {
  try {
    const question = await questionIn(request);
    const session = sessions.of(question.window);
    if (session === null) return refuse(response, 503, "Too many pages of Callsketch are open. Close some of them.");
    const answer = await session.engine.handle(question.name, question.args as never);
    response.setHeader("content-type", "application/json").end(toWire(answer));
  } catch (error) {
    if (!(error instanceof BadQuestion)) throw error;
    refuse(response, 400, error.message);
  }
}

function streamEvents({ response, sessions }: Exchange, windowId: string | null): void {
  const session = isWindowId(windowId) ? sessions.of(windowId) : null;
  if (session === null) {
    refuse(response, 400, "There is no such window.");
  } else {
    response.writeHead(200, { "content-type": "text/event-stream" });
    session.stream(response);
  }
}

async function sendFile({ response, files, startFolder }: Exchange, address: string): Promise<void> {
  if (address === "/") await files.refresh();
  const file = await files.read(address === "/" ? "/index.html" : address);
  if (file === null) return refuse(response, 404, "There is nothing at this address.");
  const isPage = file.contentType.startsWith("text/html");
  const body = isPage ? windowPage(file.body.toString("utf8"), startFolder) : file.body;
  response.setHeader("content-type", file.contentType).end(body);
}

/** Answers the port. The address 127.0.0.1 isn't reachable from other machines. */
function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new ProblemError(
              `Port ${port} is taken by another program.`,
              "Choose another with --port, or leave it out.",
            )
          : new ProblemError(`No server could be started on port ${port}: ${error.message}.`, "Choose another port."),
      ),
    );
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}
