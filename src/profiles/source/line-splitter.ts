import { isAscii } from "node:buffer";
import { type TextEncoding, textEncoding } from "./text-encoding.ts";

/** Takes one line without its end, and its number, 1-based. */
export type TakeLine = (line: string, number: number) => void;

/** A line may have so many characters at most: a stack of some millions of frames. V8's strings end not far beyond. */
const longestLine = 1 << 28;

/** Cuts chunks of bytes into lines. Lines end in LF or CRLF; the last one may lack its end. */
export class LineSplitter {
  readonly #take: TakeLine;
  readonly #tooLong: (number: number) => Error;
  #decode: ((chunk: Uint8Array, last: boolean) => string) | null = null;
  #rest = "";
  #number = 0;

  /** @param tooLong makes the error for a line that can't be held, from its number */
  constructor(take: TakeLine, tooLong: (number: number) => Error) {
    this.#take = take;
    this.#tooLong = tooLong;
  }

  push(chunk: Uint8Array): void {
    this.#decode ??= decoder(textEncoding(chunk));
    this.#cut(this.#decode(chunk, false));
  }

  end(): void {
    if (this.#decode !== null) this.#cut(this.#decode(new Uint8Array(0), true));
    if (this.#rest !== "") this.#give(this.#rest);
    this.#rest = "";
  }

  #cut(text: string): void {
    let start = 0;
    let end = text.indexOf("\n");
    if (end === -1) {
      if (this.#rest.length + text.length > longestLine) throw this.#tooLong(this.#number + 1);
      this.#rest += text;
      return;
    }
    if (this.#rest !== "") {
      this.#give(this.#rest + text.slice(0, end));
      start = end + 1;
      end = text.indexOf("\n", start);
    }
    for (; end !== -1; end = text.indexOf("\n", start)) {
      this.#give(text.slice(start, end));
      start = end + 1;
    }
    this.#rest = text.slice(start);
  }

  #give(line: string): void {
    const last = line.length - 1;
    this.#take(line.charCodeAt(last) === 13 ? line.slice(0, last) : line, ++this.#number);
  }
}

function decoder(encoding: TextEncoding): (chunk: Uint8Array, last: boolean) => string {
  const streaming = new TextDecoder(encoding.name);
  if (encoding.name !== "utf-8") return (chunk, last) => streaming.decode(chunk, { stream: !last });
  let plain = encoding.skip === 0;
  return (chunk, last) => {
    // Pure ASCII is by far the most common and decodes several times faster.
    if (plain && isAscii(chunk)) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString("latin1");
    plain = false;
    return streaming.decode(chunk, { stream: !last });
  };
}
