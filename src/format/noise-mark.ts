/** Differences that chance makes more often than this count as noise: the usual 5 %. */
const largestChance = 0.05;

/**
 * True when a difference may as well be noise; false too where nothing is known of the noise.
 *
 * @param chance how likely repeats of one program differ so much, 0 to 1; null when unknown
 */
export function isNoise(chance: number | null): boolean {
  return chance !== null && chance > largestChance;
}

/** `~ ` before a change that may be noise, as Go's benchstat marks it. */
export function noiseMark(chance: number | null): string {
  return isNoise(chance) ? "~ " : "";
}
