import { go } from "./navigate.ts";

/** Takes every filter off the flow. */
export function clearFilters(): void {
  go({ filters: {} });
}
