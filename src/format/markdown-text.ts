import { plainName } from "./plain-name.ts";

/** A text from a file inside Markdown: nothing in it formats, links, mentions or breaks a table. */
export function markdownText(text: string): string {
  return plainName(text)
    .replace(/[\\`*_[\]<>#|~&$]|^[-+](?=\s)|^\d+(?=[.)]\s)/g, (mark) =>
      mark === "<" ? "&lt;" : mark === ">" ? "&gt;" : mark === "&" ? "&amp;" : escaped(mark),
    )
    .replaceAll("@", "@\u2060");
}

/** A digit can't be escaped, so a number that would begin a list gets an invisible mark behind it. */
function escaped(mark: string): string {
  return /^\d/.test(mark) ? `${mark}\u2060` : `\\${mark}`;
}

/** A name as code inside Markdown; the fence is longer than any run of backticks in it, and `|` is safe in a table. */
export function markdownCode(text: string): string {
  const name = plainName(text).replaceAll("|", "\\|");
  const longest = Math.max(0, ...(name.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = name.startsWith("`") || name.endsWith("`") || name === "" ? " " : "";
  return `${fence}${space}${name}${space}${fence}`;
}

/** A block of text as it is, in a fence longer than any inside it. */
export function markdownBlock(text: string, language = "text"): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, "")}\n${fence}`;
}

/** A table with a header; cells are already Markdown. */
export function markdownTable(header: readonly string[], align: string, rows: readonly (readonly string[])[]): string {
  const rule = header.map((_, index) => (align[index] === "r" ? "---:" : "---"));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
