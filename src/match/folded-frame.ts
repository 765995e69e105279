import type { ProfileFrame } from "#model/imported-profile.ts";

const comprehensions = new Set(["<listcomp>", "<dictcomp>", "<setcomp>", "<genexpr>"]);

/**
 * True for a frame that profilers report apart though the source has no function for it: comprehensions and generator
 * expressions. They fold into the function around them; a call into one is no call.
 */
export function isFoldedFrame(frame: Pick<ProfileFrame, "name">): boolean {
  return comprehensions.has(simpleName(frame.name));
}

/** The last part of a name: `outer.<locals>.inner` gives `inner`, `get size` gives `size`, `Class.#step` gives `#step`. */
export function simpleName(name: string): string {
  const bare = name.replace(/^(?:get|set|async|static|new) (?=\S)/, "");
  const lastDot = bare.lastIndexOf(".");
  return lastDot > 0 && lastDot < bare.length - 1 ? bare.slice(lastDot + 1) : bare;
}
