/** How a text is written, by its byte order mark; UTF-8 without one. `skip` is the mark's length in bytes. */
export interface TextEncoding {
  readonly name: "utf-8" | "utf-16le" | "utf-16be";
  readonly skip: number;
}

/** Reads the byte order mark at the start of a file. */
export function textEncoding(head: Uint8Array): TextEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return { name: "utf-16le", skip: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { name: "utf-16be", skip: 2 };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { name: "utf-8", skip: 3 };
  return { name: "utf-8", skip: 0 };
}

/** The text of some bytes; what is no valid text becomes U+FFFD. */
export function decodedText(bytes: Uint8Array): string {
  const { name, skip } = textEncoding(bytes);
  if (name === "utf-8") return Buffer.from(bytes.buffer, bytes.byteOffset + skip, bytes.length - skip).toString("utf8");
  return new TextDecoder(name).decode(bytes);
}

/** Everything below the space but tab, line feed, form feed, carriage return and escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const control = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]/;

/** True when the bytes can't be a text: they hold control characters that no profiler writes into one. */
export function looksBinary(head: Uint8Array): boolean {
  if (textEncoding(head).name !== "utf-8") return false;
  return control.test(Buffer.from(head.buffer, head.byteOffset, head.length).toString("latin1"));
}
