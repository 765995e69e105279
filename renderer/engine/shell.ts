import type { Shell } from "#contract/shell.ts";

declare global {
  interface Window {
    readonly callsketch?: Shell;
  }
}

/**
 * The surroundings of the window: the preload's in Electron, the server's in a browser.
 *
 * @throws Error when the page was opened without either, for instance from the disk.
 */
export function shell(): Shell {
  const given = window.callsketch;
  if (given === undefined)
    throw new Error("This page has no engine. Start it with `callsketch open` or `callsketch serve`.");
  return given;
}
