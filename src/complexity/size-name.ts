/** Wrappers that pass on their argument's size: what a loop over them grows with is the argument. */
const wrapper =
  /^(?:enumerate|zip|reversed|sorted|list|tuple|set|iter|range|map|filter|len|Object\.(?:keys|values|entries)|Array\.from)\((.*)\)$/s;
/** `[...xs]` and `[*xs]` are as long as xs, `{ length: n }` as n. */
const copy = /^\[(?:\.\.\.|\*)([^,]+)\]$/s;
/** A comprehension without a condition is as long as what it runs over. */
const comprehension = /^[[({].+ for .+ in ([\w.]+)[\])}]$/s;
const longest = 36;
const counted = /^\{ ?length: ?([\w.]+) ?\}$/;
const view = /\.(?:(?:items|values|keys|entries|copy|slice|reverse)\(\)|length)$/;

/**
 * How the size of what a loop runs over is written: `forms` is `|forms|`, `range(n)` is `n`, `enumerate(d.items())` is
 * `|d|`; `n` when the source doesn't name it.
 */
export function sizeName(over: string | null): string {
  if (over === null) return "n";
  let name = over.replace(/\s+/g, " ").trim();
  let isNumber = false;
  for (;;) {
    const count = counted.exec(name)?.[1];
    if (count !== undefined) return count;
    const inner = wrapper.exec(name)?.[1] ?? copy.exec(name)?.[1] ?? comprehension.exec(name)?.[1];
    const isRange = name.startsWith("range(");
    const isSecond = isRange || /^(?:map|filter)\(/.test(name);
    const shorter = inner !== undefined ? subject(inner, isSecond) : name.replace(view, "");
    if (inner !== undefined && isRange) isNumber = true;
    if (inner !== undefined && name.startsWith("len(")) isNumber = false;
    if (shorter === name || shorter === "") break;
    name = shorter;
  }
  name = name.replace(/^(?:self|this)\./, "").replace(/^#/, "");
  if (/^-?\d/.test(name)) return "n";
  if (name.length > longest) name = `${name.slice(0, longest / 2)}…${name.slice(-longest / 2 + 1)}`;
  return isNumber && /^[\w.]+$/.test(name) ? name : `|${name}|`;
}

/** `range(n)` and `range(1, n)` grow with n, `map(f, xs)` with xs, other wrappers with their first argument. */
function subject(inner: string, isSecond: boolean): string {
  const parts = topLevelParts(inner);
  return (isSecond ? (parts[1] ?? parts[0]) : parts[0])?.trim() ?? inner;
}

function topLevelParts(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
    else if (character === "," && depth === 0) {
      parts.push(text.slice(start, index));
      start = index + 1;
    }
  }
  return [...parts, text.slice(start)];
}
