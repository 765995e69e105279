import type { ProfileSource } from "./profile-source.ts";

/**
 * Parses a piece of a JSON document.
 *
 * @param offset of the piece in the document, in bytes
 * @throws ProfileFormatError where it is no JSON
 */
export function parsedPiece(piece: string, offset: number, error: ProfileSource["error"]): unknown {
  try {
    return JSON.parse(piece);
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : "";
    const position = Number(/at position (\d+)/.exec(message)?.[1] ?? 0);
    const place = { offset: offset + Buffer.byteLength(piece.slice(0, position)) };
    throw error(place, `the JSON breaks off or is damaged (${message.split(" in JSON")[0]})`);
  }
}
