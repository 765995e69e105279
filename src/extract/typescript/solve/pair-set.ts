/** A growing set of pairs of positive numbers below 2^31, in two flat arrays: made for tens of millions of look-ups. */
export class PairSet {
  private firsts = new Int32Array(1 << 12);
  private seconds = new Int32Array(1 << 12);
  private count = 0;

  /** False when the pair was there. */
  add(first: number, second: number): boolean {
    const at = this.slotOf(first, second);
    if (this.firsts[at] !== 0) return false;
    this.firsts[at] = first;
    this.seconds[at] = second;
    this.count++;
    if (this.count * 2 > this.firsts.length) this.grow();
    return true;
  }

  private slotOf(first: number, second: number): number {
    const mask = this.firsts.length - 1;
    let at = mixed(first, second) & mask;
    while (this.firsts[at] !== 0 && (this.firsts[at] !== first || this.seconds[at] !== second)) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { firsts, seconds } = this;
    this.firsts = new Int32Array(firsts.length * 2);
    this.seconds = new Int32Array(firsts.length * 2);
    for (let i = 0; i < firsts.length; i++) {
      if (firsts[i] === 0) continue;
      const at = this.slotOf(firsts[i]!, seconds[i]!);
      this.firsts[at] = firsts[i]!;
      this.seconds[at] = seconds[i]!;
    }
  }
}

function mixed(first: number, second: number): number {
  const hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
