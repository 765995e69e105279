import type { JsonObject } from "../json-shape.ts";

/** The key of the thread that an event belongs to. */
export function threadKey({ pid, tid }: JsonObject): string {
  return `${pid} ${tid}`;
}
