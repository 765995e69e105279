import { useSyncExternalStore } from "react";

const narrow = matchMedia("(max-width: 899.98px)");

function onChange(listener: () => void): () => void {
  narrow.addEventListener("change", listener);
  return () => narrow.removeEventListener("change", listener);
}

/** True below 900 pixels, where there is no room for panels beside the view. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(onChange, () => narrow.matches);
}
