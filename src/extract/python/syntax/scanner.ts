import { NodeList, notRead } from "./node-list.ts";
import { lexeme, operatorsFrom, wordToken } from "./tokens.ts";

/** What a character can be: the start or a part of a name, or a digit. */
const isWord = new Uint8Array(128);
const isDigit = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  if (/[0-9]/.test(String.fromCharCode(code))) isDigit[code] = 1;
  if (/\w/.test(String.fromCharCode(code))) isWord[code] = 1;
}

const newline = 10;
const quote = 34;
const apostrophe = 39;
const backslash = 92;

/**
 * Reads a text token by token, one ahead, with the lines and indentation that Python's syntax is made of. Whatever isn't
 * plain, current Python throws `notRead`.
 */
export class Scanner extends NodeList {
  /** The token at hand, and where it stands. */
  token = lexeme.end;
  start = 0;
  end = 0;
  /** Open brackets: within them, lines don't count. */
  depth = 0;
  /** Where the line ended at the last `newline`: behind its comment, if it has one. */
  lineEnd = 0;
  /** Indentation of the line at hand; the end of the text counts as one without. */
  indent = 0;
  /** Indentation of the block at hand, and where what was read of it ends. */
  block = 0;
  blockEnd = 0;
  /** Start and end of each comment. */
  comments: number[] = [];
  /** Comments on lines of their own since the last line of code: how far indented, and their ends. */
  readonly ownIndents: number[] = [];
  readonly ownEnds: number[] = [];
  ownAt = 0;
  /** Of a string with expressions: where its content starts, how many quotes it has, and whether backslashes mean nothing. */
  contentStart = 0;
  quotes = 0;
  isRaw = false;

  fail(): never {
    throw notRead;
  }

  /** Starts with a new text, before its first line. */
  begin(text: string): void {
    this.text = text;
    this.count = 0;
    this.taken = 0;
    this.end = 0;
    this.depth = 0;
    this.comments = [];
    this.toLine();
  }

  /** Takes the token at hand and reads the next one. */
  next(): void {
    this.taken = this.end;
    const { text } = this;
    let commentEnd = -1;
    for (let at = this.end; ; ) {
      const code = text.charCodeAt(at);
      if (code === 32 || code === 9 || code === 12) at++;
      else if (code === newline && this.depth > 0) at++;
      else if (code === 35) {
        commentEnd = this.#comment(at);
        at = commentEnd;
      } else if (code === backslash) {
        if (text.charCodeAt(at + 1) !== newline) this.fail();
        at += 2;
      } else if (code === newline || Number.isNaN(code)) {
        if (this.depth > 0) this.fail();
        this.token = lexeme.newline;
        this.start = at;
        this.end = at;
        this.lineEnd = commentEnd < 0 ? this.taken : commentEnd;
        return;
      } else {
        this.start = at;
        this.#scan(code, at);
        return;
      }
    }
  }

  /** Goes to the next line with code, and reads its first token. */
  toLine(): void {
    const { text } = this;
    this.ownIndents.length = 0;
    this.ownEnds.length = 0;
    this.ownAt = 0;
    this.indent = 0;
    for (let at = this.end; ; at++) {
      const code = text.charCodeAt(at);
      if (code === 32) this.indent++;
      else if (code === 9) this.indent += 8;
      else if (code === newline || code === 12) this.indent = 0;
      else if (code === 35) {
        this.ownIndents.push(this.indent);
        at = this.#comment(at);
        this.ownEnds.push(at);
        this.indent = 0;
        if (at === text.length) at--;
      } else if (Number.isNaN(code)) {
        this.indent = 0;
        this.token = lexeme.end;
        this.start = text.length;
        this.end = text.length;
        return;
      } else {
        if (code === backslash) this.fail();
        this.start = at;
        this.#scan(code, at);
        return;
      }
    }
  }

  #comment(start: number): number {
    const end = this.text.indexOf("\n", start);
    const at = end < 0 ? this.text.length : end;
    this.comments.push(start, at);
    return at;
  }

  #scan(code: number, at: number) {
    if (code >= 128) this.fail();
    if (isWord[code] === 1) {
      if (isDigit[code] === 1) this.#number(at);
      else this.#word(at);
    } else if (code === quote || code === apostrophe) this.#string(at, at, false, false);
    else if (code === 46 && isDigit[this.text.charCodeAt(at + 1)] === 1) this.#number(at);
    else this.#sign(code, at);
  }

  #word(start: number) {
    const { text } = this;
    let at = start + 1;
    let code = text.charCodeAt(at);
    while (code < 128 && isWord[code] === 1) code = text.charCodeAt(++at);
    if (code >= 128) this.fail();
    if ((code === quote || code === apostrophe) && this.#isPrefix(start, at)) return;
    this.token = wordToken(text, start, at);
    this.end = at;
  }

  /** Whether what stands before a quote says how to read the string; if so, the string is read. */
  #isPrefix(start: number, end: number): boolean {
    if (end - start > 2) return false;
    let format = false;
    let raw = false;
    for (let at = start; at < end; at++) {
      const code = this.text.charCodeAt(at) | 32;
      if (code === 102 || code === 116) format = true;
      else if (code === 114) raw = true;
      else if (code !== 98 && code !== 117) return false;
    }
    this.#string(start, end, format, raw);
    return true;
  }

  #string(start: number, from: number, format: boolean, raw: boolean) {
    const { text } = this;
    const end = text.charCodeAt(from);
    const triple = text.charCodeAt(from + 1) === end && text.charCodeAt(from + 2) === end;
    this.start = start;
    if (format) {
      this.token = lexeme.formatString;
      this.contentStart = from + (triple ? 3 : 1);
      this.quotes = triple ? 3 : 1;
      this.isRaw = raw;
      this.end = this.contentStart;
      return;
    }
    this.token = lexeme.string;
    for (let at = from + (triple ? 3 : 1); ; at++) {
      const code = text.charCodeAt(at);
      if (code === backslash) at++;
      else if (code === end) {
        if (!triple || (text.charCodeAt(at + 1) === end && text.charCodeAt(at + 2) === end)) {
          this.end = at + (triple ? 3 : 1);
          return;
        }
      } else if ((code === newline && !triple) || Number.isNaN(code) || code === 0) this.fail();
    }
  }

  #number(start: number) {
    const { text } = this;
    const second = text.charCodeAt(start + 1) | 32;
    const isBased = text.charCodeAt(start) === 48 && (second === 120 || second === 111 || second === 98);
    let at = isBased ? this.#digits(start + 2, true) : this.#digits(start, false);
    this.token = lexeme.integer;
    if (!isBased) {
      if (text.charCodeAt(at) === 46) {
        this.token = lexeme.float;
        at = this.#digits(at + 1, false);
      }
      if ((text.charCodeAt(at) | 32) === 101) {
        const sign = text.charCodeAt(at + 1);
        const exponent = sign === 43 || sign === 45 ? at + 2 : at + 1;
        if (isDigit[text.charCodeAt(exponent)] !== 1) this.fail();
        this.token = lexeme.float;
        at = this.#digits(exponent, false);
      }
      if ((text.charCodeAt(at) | 32) === 106) at++;
    }
    if (text.charCodeAt(at) >= 128 || isWord[text.charCodeAt(at)] === 1) this.fail();
    this.end = at;
  }

  #digits(start: number, letters: boolean): number {
    let at = start;
    while (true) {
      const code = this.text.charCodeAt(at);
      const lower = code | 32;
      if (isDigit[code] !== 1 && code !== 95 && !(letters && lower >= 97 && lower <= 102)) return at;
      at++;
    }
  }

  #sign(code: number, at: number) {
    const found = operatorsFrom(code);
    if (found === undefined) this.fail();
    for (const [text, number] of found) {
      if (text.length > 1 && !this.text.startsWith(text, at)) continue;
      this.token = number;
      this.end = at + text.length;
      if (code === 40 || code === 91 || code === 123) this.depth++;
      else if ((code === 41 || code === 93 || code === 125) && --this.depth < 0) this.fail();
      return;
    }
    this.fail();
  }

  /** Takes the token at hand, which has to be this one. */
  expect(token: number): void {
    if (this.token !== token) this.fail();
    this.next();
  }

  /** Takes the token at hand as a node without parts. */
  takeLeaf(kind: number): void {
    this.leaf(kind, this.start, this.end);
    this.next();
  }

  /** Whether the next character that isn't a space is this one. */
  isFollowedBy(code: number): boolean {
    let at = this.end;
    while (this.text.charCodeAt(at) === 32) at++;
    return this.text.charCodeAt(at) === code;
  }
}
