/** Numbers in the order of their costs, dearest first, equals in the order that they came in: a binary heap. */
export class CostQueue {
  readonly #items: { readonly item: number; readonly cost: number }[] = [];

  get size(): number {
    return this.#items.length;
  }

  /** Numbers must grow from call to call: of equal costs the smaller number comes first. */
  push(item: number, cost: number): void {
    const items = this.#items;
    let place = items.length;
    const pushed = { item, cost };
    items.push(pushed);
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!isBefore(pushed, items[above]!)) break;
      items[place] = items[above]!;
      place = above;
    }
    items[place] = pushed;
  }

  /** @throws when nothing is left */
  pop(): number {
    const items = this.#items;
    const first = items[0];
    if (first === undefined) throw new Error("The queue is empty");
    const last = items.pop()!;
    if (items.length === 0) return first.item;
    let place = 0;
    for (;;) {
      let below = place * 2 + 1;
      if (below >= items.length) break;
      if (below + 1 < items.length && isBefore(items[below + 1]!, items[below]!)) below++;
      if (!isBefore(items[below]!, last)) break;
      items[place] = items[below]!;
      place = below;
    }
    items[place] = last;
    return first.item;
  }
}

interface Entry {
  readonly item: number;
  readonly cost: number;
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.cost > b.cost || (a.cost === b.cost && a.item < b.item);
}
