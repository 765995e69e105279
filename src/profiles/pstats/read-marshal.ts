import { ByteCursor, MarshalError } from "./byte-cursor.ts";
import type { MarshalCode, MarshalValue } from "./marshal-value.ts";
import { readScalar } from "./read-scalar.ts";

/** A container that is being filled. */
interface OpenContainer {
  readonly value: Extract<MarshalValue, { readonly items: MarshalValue[] }>;
  /** Items still to come; -1 for a dict, which ends with a null object. */
  missing: number;
  /** Where in the layout a code object is. */
  field: number;
}

const endMark = Symbol("the null object that ends a dict");
type Read = MarshalValue | typeof endMark | OpenContainer;

/**
 * Reads one object as Python's marshal writes it, versions 0 to 5. Nothing in it is ever executed: a code object becomes
 * its name, file and line. Containers are kept on a list of their own, so nesting costs no stack.
 *
 * @param codeLayout one of `codeLayouts`
 * @throws MarshalError with the byte where the stream breaks its rules, or goes on after the object
 */
export function readMarshal(bytes: Uint8Array, codeLayout: string): MarshalValue {
  const reader = new MarshalReader(new ByteCursor(bytes), codeLayout);
  return reader.read();
}

class MarshalReader {
  readonly #cursor: ByteCursor;
  readonly #layout: string;
  /** Objects that later ones refer to, by their number. A container gets its number before its items are read. */
  readonly #refs: MarshalValue[] = [];
  /** Python 2's interned strings, which have numbers of their own. */
  readonly #interned: string[] = [];
  readonly #open: OpenContainer[] = [];

  constructor(cursor: ByteCursor, codeLayout: string) {
    this.#cursor = cursor;
    this.#layout = codeLayout;
  }

  read(): MarshalValue {
    for (;;) {
      const done = this.#give(this.#next());
      if (done === undefined) continue;
      if (!this.#cursor.atEnd) throw new MarshalError(this.#cursor.at, "more bytes after the end of the table");
      return done;
    }
  }

  /** Puts what was read into the innermost open container and closes what is full; the outermost object when it is complete. */
  #give(read: Read): MarshalValue | undefined {
    let value = read;
    for (;;) {
      if (isOpen(value)) {
        this.#open.push(value);
        this.#skipNumbers(value);
        if (value.missing !== 0) return undefined;
        value = this.#close();
        continue;
      }
      const into = this.#open.at(-1);
      if (into === undefined) {
        if (value === endMark) throw new MarshalError(this.#cursor.at - 1, "an end without a beginning");
        return value;
      }
      if (value === endMark) {
        if (into.missing !== -1 || into.value.items.length % 2 === 1) {
          throw new MarshalError(this.#cursor.at - 1, "an end inside an object");
        }
        value = this.#close();
        continue;
      }
      this.#put(into, value);
      if (into.missing !== 0) return undefined;
      value = this.#close();
    }
  }

  #put(into: OpenContainer, value: MarshalValue): void {
    into.value.items.push(value);
    if (into.missing > 0) into.missing--;
    if (into.value.kind !== "code") return;
    const field = this.#layout[into.field++];
    if (field === "n") into.value.name = this.#text(value);
    if (field === "f") into.value.file = this.#text(value);
    this.#skipNumbers(into);
  }

  #text(value: MarshalValue): string {
    if (typeof value === "string") return value;
    throw new MarshalError(this.#cursor.at, "a code object without a name");
  }

  /** Reads the plain numbers of a code object up to its next item. */
  #skipNumbers(container: OpenContainer): void {
    if (container.value.kind !== "code") return;
    for (
      let field = this.#layout[container.field];
      field === "i" || field === "l";
      field = this.#layout[++container.field]
    ) {
      const number = this.#cursor.int32();
      if (field === "l") container.value.firstLine = number;
    }
  }

  #close(): MarshalValue {
    return (this.#open.pop() as OpenContainer).value;
  }

  #next(): Read {
    const start = this.#cursor.at;
    const byte = this.#cursor.byte();
    const type = byte & 0x7f;
    const open = this.#container(type);
    const value = open?.value ?? this.#plain(type, start);
    if (byte & 0x80) this.#refs.push(value as MarshalValue);
    return open ?? value;
  }

  #plain(type: number, start: number): MarshalValue | typeof endMark {
    if (type === 0x30) return endMark;
    if (type === 0x72) return this.#referred(this.#refs, start);
    if (type === 0x52) return this.#referred(this.#interned, start);
    const value = readScalar(this.#cursor, type, start);
    if (type === 0x74 && typeof value === "string") this.#interned.push(value);
    return value;
  }

  #referred<T>(known: readonly T[], start: number): T {
    const number = this.#cursor.int32();
    const value = known[number];
    if (value === undefined) throw new MarshalError(start, `a reference to object ${number} of ${known.length}`);
    return value;
  }

  #container(type: number): OpenContainer | null {
    switch (type) {
      case 0x28: // (
      case 0x5b: // [
        return { value: { kind: "tuple", items: [] }, missing: this.#cursor.length(), field: 0 };
      case 0x29: // )
        return { value: { kind: "tuple", items: [] }, missing: this.#cursor.byte(), field: 0 };
      case 0x7b: // {
        return { value: { kind: "dict", items: [] }, missing: -1, field: 0 };
      case 0x3c: // <
      case 0x3e: // >
        return { value: { kind: "other", items: [] }, missing: this.#cursor.length(), field: 0 };
      case 0x3a: // :
        return { value: { kind: "other", items: [] }, missing: 3, field: 0 };
      case 0x63: // c
        return { value: emptyCode(), missing: this.#layout.replaceAll(/[il]/g, "").length, field: 0 };
      default:
        return null;
    }
  }
}

function emptyCode(): MarshalCode {
  return { kind: "code", items: [], name: "", file: "", firstLine: 0 };
}

function isOpen(read: Read): read is OpenContainer {
  return typeof read === "object" && read !== null && "missing" in read;
}
