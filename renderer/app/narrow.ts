import { useCallback, useMemo, useSyncExternalStore } from "react";
import { useStore } from "./store.ts";

/** True below 900 pixels at 100 % text, where there is no room for panels beside the view. */
export function useIsNarrow(): boolean {
  const textScale = useStore((state) => state.textScale);
  const narrow = useMemo(() => matchMedia(`(max-width: ${9 * textScale - 0.02}px)`), [textScale]);
  const listen = useCallback(
    (listener: () => void) => {
      narrow.addEventListener("change", listener);
      return () => narrow.removeEventListener("change", listener);
    },
    [narrow],
  );
  return useSyncExternalStore(listen, () => narrow.matches);
}
