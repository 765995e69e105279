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

/** Puts theme and text size on the document, where the style sheets read them. */
export function useDocumentLook(): void {
  const theme = useTheme();
  const textScale = useStore((state) => state.textScale);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.style.setProperty("--text-scale", String(textScale / 100));
  }, [theme, textScale]);
}
