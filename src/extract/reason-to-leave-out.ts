import { closeSync, openSync, readSync } from "node:fs";
import type { Language } from "#model/source-graph.ts";

const megabyte = 1_000_000;
/** Beyond this a file isn't read, whatever it holds. */
const largest = 8 * megabyte;
/** From this size on a script is looked into, since bundles and minified files are large. */
const suspicious = 40_000;
const headBytes = 32_768;

/**
 * Why a source file isn't worth indexing: minified, bundled, or generated and huge. Null for a file to index.
 *
 * @param path absolute
 * @param bytes size of the file
 */
export function reasonToLeaveOut(path: string, language: Language, bytes: number): string | null {
  if (bytes > largest) return `Larger than ${largest / megabyte} MB.`;
  if (language !== "python" && /[.-]min\.[cm]?js$/.test(path)) return "Minified.";
  if (bytes < suspicious || (language === "python" && bytes <= megabyte)) return null;
  const head = headOf(path);
  if (bytes > megabyte && /@generated|\bdo not edit\b/i.test(head.slice(0, 2_000))) return "Generated, and over 1 MB.";
  if (language === "python") return null;
  if (/\b__webpack_require__\b|\/\*{3,}\/ \(\(?function/.test(head)) return "A bundle.";
  return meanLineLength(head) > 250 ? "Minified." : null;
}

function headOf(path: string): string {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(headBytes);
    return buffer.toString("utf8", 0, readSync(file, buffer, 0, headBytes, 0));
  } finally {
    closeSync(file);
  }
}

function meanLineLength(text: string): number {
  return text.length / (text.split("\n").length || 1);
}
