import type { IncomingMessage } from "node:http";
import { type RequestName, requestNames } from "#contract/requests.ts";
import { fromWire } from "#contract/wire.ts";

/** A question as the browser's shell posts it. */
export interface Question {
  readonly window: string;
  readonly name: RequestName;
  readonly args: readonly unknown[];
}

/** Profiles dropped on the page come inside a question, so it may be large; a JavaScript string ends at 2^29 characters. */
const mostBytes = 400 * 1024 * 1024;

/** A request that doesn't keep to the protocol: nothing a person sees unless they write such requests themselves. */
export class BadQuestion extends Error {
  override readonly name = "BadQuestion";
}

/** @throws BadQuestion */
export async function questionIn(request: IncomingMessage): Promise<Question> {
  if (request.headers["content-type"]?.split(";")[0] !== "application/json") throw new BadQuestion("Send JSON.");
  const text = await bodyOf(request);
  const value = parsed(text);
  if (typeof value !== "object" || value === null) throw new BadQuestion("Send an object.");
  const { window, name, args } = value as Partial<Record<"window" | "name" | "args", unknown>>;
  if (!isWindowId(window)) throw new BadQuestion("Name the window.");
  if (!requestNames.includes(name as RequestName)) throw new BadQuestion("There is no such question.");
  if (!Array.isArray(args)) throw new BadQuestion("Arguments come as a list.");
  return { window, name: name as RequestName, args };
}

/** Window ids are made by the page: `crypto.randomUUID()`. */
export function isWindowId(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f-]{36}$/.test(value);
}

function parsed(text: string): unknown {
  try {
    return fromWire(text);
  } catch {
    throw new BadQuestion("That isn't JSON.");
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new BadQuestion("This question is too large; import the file by its path.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
