import type { SideTab, Theme } from "../state/frame.ts";
import { get, set } from "../store.ts";

export function setTheme(theme: Theme): void {
  set({ theme });
}

export function toggleLook(): void {
  set({ look: get().look === "clean" ? "sketch" : "clean" });
}

export function toggleSide(): void {
  set({ sideOpen: !get().sideOpen });
}

export function toggleInspector(): void {
  set({ inspectorOpen: !get().inspectorOpen });
}

export function showSideTab(sideTab: SideTab): void {
  set({ sideTab, sideOpen: true });
}

/** Makes text larger or smaller by so many percent; null sets it back. */
export function scaleText(step: number | null): void {
  const { textScale } = get();
  set({ textScale: step === null ? 100 : Math.min(200, Math.max(80, textScale + step)) });
}
