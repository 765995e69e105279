/** The characters a tree is drawn with. */
export interface TreeStrokes {
  readonly branch: string;
  readonly last: string;
  readonly down: string;
  readonly gap: string;
  readonly rule: string;
}

/** How a tree is written. */
export interface TreeStyle {
  readonly strokes: TreeStrokes;
  /** A text as it may stand in the result. */
  readonly spelled: (text: string) => string;
  /** The widest line. */
  readonly columns: number;
}

export const treeStrokes: Readonly<Record<"ascii" | "box", TreeStrokes>> = {
  ascii: { branch: "+- ", last: "`- ", down: "|  ", gap: "   ", rule: "-" },
  box: { branch: "├─ ", last: "└─ ", down: "│  ", gap: "   ", rule: "─" },
};

const spelled: Readonly<Record<string, string>> = {
  "…": "...",
  "×": "x",
  "–": "-",
  "−": "-",
  µ: "u",
  "·": "-",
  "→": "->",
  "“": '"',
  "”": '"',
  "’": "'",
  "≈": "~",
  "†": "+",
};

/** A text in ASCII alone: known marks are spelled out, other letters become `?`. */
export function asciiText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything that isn't ASCII
  return text.replace(/[^\u0000-\u007f]/gu, (mark) => spelled[mark] ?? "?");
}

/** A text that ends no code comment, whatever names stand in it. */
export function commentSafe(text: string): string {
  return text.replaceAll("*/", "* /").replaceAll("-->", "-- >").replaceAll('"""', '" " "').replaceAll("'''", "' ' '");
}
