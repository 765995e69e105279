import { useEffect, useSyncExternalStore } from "react";
import type { Theme as DrawnTheme } from "#format/tokens.ts";
import { useStore } from "./store.ts";

const darkScheme = matchMedia("(prefers-color-scheme: dark)");

function onSchemeChange(listener: () => void): () => void {
  darkScheme.addEventListener("change", listener);
  return () => darkScheme.removeEventListener("change", listener);
}

/** The theme that is drawn: the person's choice, else the system's. */
export function useTheme(): DrawnTheme {
  const chosen = useStore((state) => state.theme);
  const isDark = useSyncExternalStore(onSchemeChange, () => darkScheme.matches);
  if (chosen === "light" || chosen === "dark") return chosen;
  return isDark ? "dark" : "light";
}

/** Narrower than this there is no room for labels, and for more than the most needed; in pixels at 100 % text. */
const wideFrom = 1120;
const smallBelow = 760;

/** Puts theme, text size and room on the document, where the style sheets read them. */
export function useDocumentLook(): void {
  const theme = useTheme();
  const textScale = useStore((state) => state.textScale);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.style.setProperty("--text-scale", String(textScale / 100));
    const measure = (): void => {
      const width = innerWidth / (textScale / 100);
      document.documentElement.dataset.room = width > wideFrom ? "wide" : width > smallBelow ? "middle" : "small";
    };
    measure();
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, [theme, textScale]);
}
