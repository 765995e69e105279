import { notebookCode } from "./notebook-code.ts";

/**
 * The Python text of a file: by its byte order mark, else by the encoding its first two lines declare, else as UTF-8.
 * Bytes that don't fit become replacement characters; a name that isn't known counts as Latin-1. Of a notebook, the code cells.
 */
export function sourceText(path: string, bytes: Uint8Array): string {
  const text = decoded(bytes);
  return path.endsWith(".ipynb") ? notebookCode(text) : text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const encoding = declaredEncoding(bytes);
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}

/** PEP 263: a comment on one of the first two lines. */
function declaredEncoding(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 400)).toString("latin1");
  const [first = "", second = ""] = head.split(/\r\n|\r|\n/);
  const declared = encodingIn(first) ?? (/^\s*(#|$)/.test(first) ? encodingIn(second) : null);
  return declared ?? "utf-8";
}

function encodingIn(line: string): string | null {
  const name = /^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/.exec(line)?.[1]?.toLowerCase().replaceAll("_", "-");
  if (name === undefined) return null;
  return /^utf-?8(-sig)?$/.test(name) ? "utf-8" : name === "latin-1" || name === "iso-latin-1" ? "latin1" : name;
}
