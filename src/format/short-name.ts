/** Parts of a dotted name; dots inside `<…>` and `(…)` belong to their part. */
export function nameParts(name: string): string[] {
  return name.split(/\.(?![^<(]*[>)])/);
}

/**
 * A function's name as short as it still says where it is: `map.<anonymous@49:18>.<anonymous@55:44>` is `map.<line 55:44>`,
 * since the place of the innermost one tells all that those around it tell.
 */
export function shortName(name: string): string {
  if (!name.includes("<anonymous@")) return name;
  const parts = nameParts(name);
  return parts
    .filter((part, index) => index === parts.length - 1 || !part.startsWith("<anonymous@"))
    .join(".")
    .replace(/<anonymous@(\d+:\d+)>/, "<line $1>");
}
