/** Callgrind's name compression: `(12) name` says a name and gives it a number, `(12)` repeats it. */
export class NameTable {
  readonly #names = new Map<number, string>();

  /** The name that a text stands for; null when it repeats a number that no name was given to. */
  name(text: string): string | null {
    if (text.charCodeAt(0) !== 40) return copied(text);
    const close = text.indexOf(")");
    const id = close === -1 ? Number.NaN : Number(text.slice(1, close));
    if (!Number.isSafeInteger(id)) return copied(text);
    if (close === text.length - 1) return this.#names.get(id) ?? null;
    const name = copied(text.slice(close + 1).trim());
    this.#names.set(id, name);
    return name;
  }
}

/** A string of its own, since a slice would keep the whole chunk of the file in memory. */
function copied(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}
