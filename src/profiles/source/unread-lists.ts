/** A list of a document that nobody has walked over yet. */
interface Unread {
  /** Parses it all. @throws ProfileFormatError where it is no JSON */
  walk(): void;
}

/** The long lists of a document that were never walked over: none of their text was looked at, so it may be broken. */
export class UnreadLists {
  readonly #lists = new Set<Unread>();

  add(list: Unread): void {
    this.#lists.add(list);
  }

  delete(list: Unread): void {
    this.#lists.delete(list);
  }

  /** Parses what no importer cared for, so that a document is refused wherever it is broken. */
  check(): void {
    for (const list of this.#lists) list.walk(); // lists inside it are added meanwhile, and come after it
  }
}
