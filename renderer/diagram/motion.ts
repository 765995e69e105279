/** How long a picture takes to come to rest, in milliseconds. */
const duration = 170;

/** True when a person asked the system for less motion. */
export function prefersStillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Something that moves, until it has arrived or is stopped. */
export interface Motion {
  readonly stop: () => void;
}

/**
 * Calls `step` with the eased share of the way, once a frame, and last with 1. Under reduced motion there is one call, at
 * once. `done` follows the last step; a motion that is stopped never gets there.
 */
export function startMotion(step: (share: number) => void, done: () => void): Motion {
  if (prefersStillness()) {
    step(1);
    done();
    return { stop: () => undefined };
  }
  const started = performance.now();
  let handle = requestAnimationFrame(function frame(now) {
    const share = Math.min(1, Math.max(0, (now - started) / duration));
    step(1 - (1 - share) ** 3);
    if (share < 1) handle = requestAnimationFrame(frame);
    else done();
  });
  return { stop: () => cancelAnimationFrame(handle) };
}
