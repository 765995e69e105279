const declared = /\b(?:get|set)\s+(#?[\w$]+|\[[^\]\n]+\]|"[^"\n]+"|'[^'\n]+')\s*\(/g;
const iterators = /\[\s*Symbol\s*\.\s*(?:asyncIterator|iterator)\s*\]/;
const toStrings = /\btoString\s*(?:\(|=)/;

/**
 * Names that some accessor of the project may have, by a look at the text alone: a few too many, never one too few.
 * Reads of other names need no question to the checker.
 */
export function accessorNames(texts: Iterable<string>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const text of texts) {
    for (const [, name] of text.matchAll(declared)) names.add(name!.replace(/^["']|["']$/g, ""));
    if (iterators.test(text)) names.add("[Symbol.iterator]");
    if (toStrings.test(text)) names.add("toString");
  }
  return names;
}
