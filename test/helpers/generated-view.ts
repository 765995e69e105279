import type { FlowView } from "#model/flow-view.ts";
import { flowOf } from "./flow-as-text.ts";
import { graphOfStacks } from "./run-from-stacks.ts";

/**
 * A view of a made-up program: modules of twelve functions, most calls inside the module, some cycles, a few hubs. The
 * same seed gives the same program.
 */
export function generatedView(nodes: number, seed: number): FlowView {
  const random = numbers(seed);
  const pick = (most: number) => Math.floor(random() * most);
  const functionsOf = nodes * 2;
  const name = (index: number) => `m${Math.floor(index / 12)}.py#f${index}`;
  const stacks = Array.from({ length: nodes * 6 }, () => {
    const names = [name(0)];
    let here = 0;
    for (let depth = 0; depth < 4 + pick(8); depth++) {
      const inside = Math.floor(here / 12) * 12 + pick(12);
      here = random() < 0.6 ? Math.min(functionsOf - 1, inside) : random() < 0.2 ? pick(4) : pick(functionsOf);
      names.push(name(here));
    }
    return { weight: 1 + pick(100), names };
  });
  return flowOf("", graphOfStacks(stacks), { nodes, minimumShare: 0 });
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
