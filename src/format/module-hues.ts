const hueCount = 12;

/**
 * A hue from 0 to 11 for each module, by the hash of its name, so that it stays the same from picture to picture. Where
 * two modules of one picture meet, the later one (in order of name) moves to the free hue farthest from those taken.
 */
export function moduleHues(modules: Iterable<string>): ReadonlyMap<string, number> {
  const hues = new Map<string, number>();
  for (const module of [...new Set(modules)].sort()) {
    const taken = new Set(hues.values());
    const wanted = hashOf(module) % hueCount;
    hues.set(module, taken.has(wanted) && taken.size < hueCount ? farthestFrom(taken, wanted) : wanted);
  }
  return hues;
}

function farthestFrom(taken: ReadonlySet<number>, wanted: number): number {
  let best = wanted;
  let bestDistance = 0;
  for (let step = 1; step < hueCount; step++) {
    const hue = (wanted + step * 5) % hueCount;
    const distance = Math.min(...[...taken].map((other) => distanceOf(hue, other)));
    if (distance > bestDistance) [best, bestDistance] = [hue, distance];
  }
  return best;
}

function distanceOf(one: number, other: number): number {
  const apart = Math.abs(one - other);
  return Math.min(apart, hueCount - apart);
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}
