/** Callgrind's name compression: `(12) name` says a name and gives it a number, `(12)` repeats it. */
export class NameTable {
  readonly #names = new Map<string, string>();

  /** The name that a text stands for; null when it repeats a number that no name was given to. */
  name(text: string): string | null {
    if (text.charCodeAt(0) !== 40) return copied(text);
    const match = /^\((\d+)\)\s*(.*)$/s.exec(text);
    if (match === null) return copied(text);
    const [, id = "", given = ""] = match;
    if (given === "") return this.#names.get(id) ?? null;
    const name = copied(given);
    this.#names.set(id, name);
    return name;
  }
}

/** A string of its own, since a slice would keep the whole chunk of the file in memory. */
function copied(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8");
}
