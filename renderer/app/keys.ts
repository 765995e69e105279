import { useEffect } from "react";
import { shell } from "../engine/shell.ts";
import { allCommands, isEnabled } from "./commands/all-commands.ts";
import { get } from "./store.ts";

const isMac = (): boolean => shell().platform === "mac";

/** Runs commands by their keys, wherever the keyboard is; plain letters not while somebody writes. */
export function useKeys(): void {
  useEffect(() => {
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}

/** The keys of a command as people write them: `Ctrl+Shift+P`, `⌘P` on a Mac. */
export function keyLabel(keys: string): string {
  return keys
    .split(/\+(?!$)/)
    .map((key) => keyNames[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .map((key) => (key === "Mod" ? (isMac() ? "⌘" : "Ctrl") : key))
    .join("+");
}

const keyNames: Readonly<Record<string, string>> = { ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const chord = chordOf(event);
  const writes = isWriting(event.composedPath()[0] ?? null);
  if (writes && !/Mod|Alt|F\d/.test(chord)) return;
  if (writes && ["Mod+Z", "Mod+Shift+Z", "Mod+Y", "Mod+Enter"].includes(chord)) return;
  if (get().dialog !== null || document.querySelector("[role=menu]") !== null) {
    guard(event, chord);
    return;
  }
  // What acts on a function and what acts on a call share keys: one of them is selected at most.
  const meant = allCommands.filter((candidate) => candidate.keys?.some((keys) => sameChord(keys, chord)));
  const command = meant.find(isEnabled) ?? meant[0];
  if (command === undefined) return;
  const acts = isEnabled(command);
  if (acts || /^Mod\+|^F5/.test(chord)) event.preventDefault(); // Ctrl+R never reloads the page
  if (acts) command.run();
}

/** Above the window only the browser's own reload, print and save are kept away. */
function guard(event: KeyboardEvent, chord: string): void {
  if (/^(Mod\+[rpsb]|F5)$/i.test(chord)) event.preventDefault();
}

/** `Mod+Shift+P` for what was pressed. Shift isn't named where it made another character: `?`, `+`. */
function chordOf(event: KeyboardEvent): string {
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const key = event.shiftKey && digit !== undefined ? digit : event.key;
  const isLetter = /^[a-z]$/i.test(key);
  const namesShift = event.shiftKey && (isLetter || key.length > 1 || (digit !== undefined && !mod));
  return [mod && "Mod", event.altKey && "Alt", namesShift && "Shift", isLetter && mod ? key.toUpperCase() : key]
    .filter(Boolean)
    .join("+");
}

function sameChord(keys: string, chord: string): boolean {
  const parts = (text: string): string =>
    text
      .split(/\+(?!$)/)
      .sort()
      .join(" ");
  return parts(keys).toLowerCase() === parts(chord).toLowerCase();
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio]), textarea, select");
}
