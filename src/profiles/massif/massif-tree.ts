/** A place in massif's heap tree with all that was allocated through it. */
export interface MassifNode {
  readonly bytes: number;
  /** `main (prog.c:21)`; null for the line above all and for those that sum up small places. */
  readonly place: string | null;
  /** 0 for the line above all. */
  readonly depth: number;
}

/** Reads a line ` n2: 40000 0x10928D: main (prog.c:21)`; null when it is none. Spaces in front tell the depth. */
export function massifNode(line: string): MassifNode | null {
  const match = /^( *)n\d+: (\d+) (?:(0x[\dA-Fa-f]+): )?(.*)$/s.exec(line);
  if (match === null) return null;
  const [, spaces = "", bytes = "", address, text = ""] = match;
  return { bytes: Number(bytes), place: address === undefined ? null : text, depth: spaces.length };
}

/** A stack with its own bytes, leaf first: massif's tree goes from the allocation outwards to its callers. */
export interface MassifStack {
  readonly places: readonly string[];
  readonly bytes: number;
}

/** Takes a heap tree apart into stacks; each gets what its callers further out don't account for. */
export function massifStacks(nodes: readonly MassifNode[]): MassifStack[] {
  const stacks: MassifStack[] = [];
  const path: { place: string | null; left: number }[] = [];
  const close = (depth: number) => {
    while (path.length > depth) {
      const left = path.at(-1)?.left ?? 0;
      const places = path.map(({ place }) => place).filter((place) => place !== null);
      if (left > 0) stacks.push({ places, bytes: left });
      path.pop();
    }
  };
  for (const { bytes, place, depth } of nodes) {
    close(depth);
    const above = path.at(-1);
    if (above !== undefined) above.left -= bytes;
    path.push({ place, left: bytes });
  }
  close(0);
  return stacks;
}
