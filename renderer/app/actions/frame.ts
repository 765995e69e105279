import type { SideTab, Theme } from "../state/frame.ts";
import { get, set } from "../store.ts";

/** Chooses light, dark, or what the system says. */
export function setTheme(theme: Theme): void {
  set({ theme });
}

/** Changes between the clean and the hand-drawn look. */
export function toggleLook(): void {
  set({ look: get().look === "clean" ? "sketch" : "clean" });
}

/** Folds the lists at the left away, or brings them back. */
export function toggleSide(): void {
  set({ sideOpen: !get().sideOpen });
}

/** Folds the inspector away, or brings it back. */
export function toggleInspector(): void {
  set({ inspectorOpen: !get().inspectorOpen });
}

/** Shows one of the lists at the left, unfolded. */
export function showSideTab(sideTab: SideTab): void {
  set({ sideTab, sideOpen: true });
}

/** Makes text larger or smaller by so many percent; null sets it back. */
export function scaleText(step: number | null): void {
  const { textScale } = get();
  set({ textScale: step === null ? 100 : Math.min(200, Math.max(80, textScale + step)) });
}
