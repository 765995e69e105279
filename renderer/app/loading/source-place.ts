import type { State } from "../store.ts";

/** The file and line that the source view shows: where a call led, else the selected function; null when neither is known. */
export function sourcePlace({ place, functionById, details }: State): { file: string; line: number } | null {
  if (place.source !== null) return place.source;
  if (place.selected === null) return null;
  const known = details.value?.row.id === place.selected ? details.value.row : functionById.get(place.selected);
  return known?.file == null || known.external ? null : { file: known.file, line: known.line ?? 1 };
}
