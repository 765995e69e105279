import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Scene } from "#model/scene.ts";

/** A picture that carries its scene opens again; no picture holds more than this when unpacked. */
const mostBytes = 64 * 1024 * 1024;

/** A scene as text that any file format can carry: JSON, packed, base64. Counts of any size stay exact. */
export function sceneCode(scene: Scene): string {
  const json = JSON.stringify({ schema: "callsketch.scene/1", scene }, (_, value: unknown) =>
    typeof value === "bigint" ? { bigint: String(value) } : value,
  );
  return deflateRawSync(json).toString("base64");
}

/** Reads `sceneCode`; null when it isn't one, whatever else it is. */
export function sceneOfCode(code: string): Scene | null {
  try {
    const json = inflateRawSync(Buffer.from(code, "base64"), { maxOutputLength: mostBytes }).toString("utf8");
    const document: unknown = JSON.parse(json, (_, value: unknown) => revived(value));
    return isSceneDocument(document) ? document.scene : null;
  } catch {
    return null;
  }
}

function revived(value: unknown): unknown {
  const isCount = typeof value === "object" && value !== null && Object.keys(value).length === 1 && "bigint" in value;
  return isCount && typeof value.bigint === "string" && /^-?\d{1,40}$/.test(value.bigint)
    ? BigInt(value.bigint)
    : value;
}

function isSceneDocument(value: unknown): value is { scene: Scene } {
  if (typeof value !== "object" || value === null || !("schema" in value) || !("scene" in value)) return false;
  const { schema, scene } = value;
  if (schema !== "callsketch.scene/1" || typeof scene !== "object" || scene === null) return false;
  return ["nodes", "edges", "groups", "leftOut"].every((key) => Array.isArray((scene as Record<string, unknown>)[key]));
}
