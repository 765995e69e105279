const declared = /\b(?:get|set)\s+(#?[\w$]+|\[[^\]\n]+\]|"[^"\n]+"|'[^'\n]+')\s*\(/g;
/** `Object.defineProperty(x, "name", { get ... })` and `x.__defineGetter__("name", ...)`. */
const defined = /\b(?:defineProperty\s*\(\s*[^,()]+,|__define[GS]etter__\s*\()\s*["'`]([^"'`\n]+)["'`]/g;
/** `name: { get() {} }` among the descriptors of `Object.defineProperties` and `Object.create`. */
const described = /([\w$]+)["']?\s*:\s*\{\s*(?:(?:configurable|enumerable)\s*:\s*\w+\s*,\s*)*(?:get|set)\s*[:(,}]/g;
/** `defineProperty(x, name, ...)` whose name comes from outside: whoever calls the function around it says which. */
const definers = /\bdefineProperty\s*\(\s*[^,()]+,\s*[A-Za-z_$][\w$]*\s*,/g;
const functionStarts = [
  /\bfunction\s*\*?\s*([\w$]+)/g,
  /([\w$]+)\s*=\s*(?:async\s*)?(?:function\b|\([^()]*\)\s*(?::[^=]*)?=>|[\w$]+\s*=>)/g,
];
/** How far before a definition the head of its function is looked for. */
const longestHead = 2_000;
const iterators = /\[\s*Symbol\s*\.\s*(?:asyncIterator|iterator)\s*\]/;
const toStrings = /\btoString\s*(?:\(|=)/;

/** `define(x, "name"` and `define("name"`. */
const givenNames = /([\w$]+)(?:<[^<>()]*>)?\s*\(\s*(?:[^,()"'`]*,\s*)?["'`]([\w$]+)["'`]/g;

/**
 * Names that some accessor of the project may have, by a look at the text alone: a few too many, never one too few.
 * Reads of other names need no question to the checker.
 */
export function accessorNames(texts: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  const definerNames = new Set<string>();
  for (const text of texts) {
    for (const [, name] of text.matchAll(declared)) names.add(name!.replace(/^["']|["']$/g, ""));
    for (const [, name] of text.matchAll(defined)) names.add(name!);
    for (const [, name] of text.matchAll(described)) names.add(name!);
    for (const { index } of text.matchAll(definers)) {
      const before = text.slice(Math.max(0, index - longestHead), index);
      for (const start of functionStarts) {
        const head = [...before.matchAll(start)].at(-1);
        if (head !== undefined) definerNames.add(head[1]!);
      }
    }
    if (iterators.test(text)) names.add("[Symbol.iterator]");
    if (toStrings.test(text)) names.add("toString");
  }
  if (definerNames.size > 0) for (const text of texts) addGiven(names, text, definerNames);
  return names;
}

/** Strings given to functions that define a property by a name they are given. */
function addGiven(names: Set<string>, text: string, definerNames: ReadonlySet<string>): void {
  for (const [, callee, name] of text.matchAll(givenNames)) if (definerNames.has(callee!)) names.add(name!);
}
