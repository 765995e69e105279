import { functionId } from "#model/ids.ts";
import type { Note, NoteAnchor } from "#model/note.ts";
import { ProblemError } from "#model/problem.ts";
import type { TextFile } from "./text-folder.ts";

/*
 * A note as a text file. One key a line, so that Git merges two people's edits of different keys; the text stands below
 * as it is:
 *
 *     ---
 *     id: taxes/forms.py#Form.calculate
 *     function: taxes.forms.Form.calculate
 *     file: taxes/forms.py
 *     fingerprint: 5f0c...
 *     complexity: O(forms x checks)
 *     ---
 *
 *     Asks every form for every check.
 *
 * A note on a call names the function that is called as well: `callee-id`, `callee`, `callee-file`, `callee-fingerprint`.
 * Keys that this version doesn't know are kept when the note is written again.
 */

/** A note with the lines of its file that this version doesn't know. */
export interface NoteFile {
  readonly note: Note;
  readonly unknownLines: readonly string[];
}

const knownKeys = [
  "id",
  "function",
  "file",
  "fingerprint",
  "callee-id",
  "callee",
  "callee-file",
  "callee-fingerprint",
  "complexity",
] as const;
type Key = (typeof knownKeys)[number];

/** The file's content. */
export function noteFileText({ note, unknownLines }: NoteFile): string {
  const { anchor, callee } = note;
  const values: Record<Key, string | null> = {
    id: anchor.functionId,
    function: anchor.qualifiedName,
    file: anchor.file,
    fingerprint: anchor.fingerprint,
    "callee-id": callee?.functionId ?? null,
    callee: callee?.qualifiedName ?? null,
    "callee-file": callee?.file ?? null,
    "callee-fingerprint": callee?.fingerprint ?? null,
    complexity: note.complexity,
  };
  const lines = knownKeys.flatMap((key) => {
    const value = values[key];
    return value === null ? [] : [`${key}: ${quotedWhereNeeded(value)}`];
  });
  const text = note.text === "" ? "" : `\n${note.text}${note.text.endsWith("\n") ? "" : "\n"}`;
  return ["---", ...lines, ...unknownLines, "---", text].join("\n");
}

/**
 * Reads a note's file; its name without ending is the note's id.
 *
 * @throws ProblemError with the line when it isn't such a file
 */
export function readNoteFile({ name: id, file, content, changedAt }: TextFile): NoteFile {
  const lines = content.replace(/^\ufeff/, "").split(/\r?\n/);
  const end = lines.indexOf("---", 1);
  const refuse = (line: number, what: string) =>
    new ProblemError(`${file}, line ${line}: ${what}.`, "The file was left as it is. Correct it by hand.");
  if (lines[0] !== "---") throw refuse(1, 'a note starts with a line "---"');
  if (end < 0) throw refuse(lines.length, 'the second line "---" is missing');
  const values = new Map<string, string>();
  const unknownLines: string[] = [];
  lines.slice(1, end).forEach((line, index) => {
    const [, key, value] = /^([\w-]+):(?: (.*))?$/s.exec(line) ?? [];
    if (key === undefined) throw refuse(index + 2, `"${line.slice(0, 60)}" isn't a line "key: value"`);
    if (values.has(key)) throw refuse(index + 2, `"${key}" stands there twice`);
    if ((knownKeys as readonly string[]).includes(key))
      values.set(
        key,
        unquoted(value ?? "", () => refuse(index + 2, `the quotes of "${key}" don't close`)),
      );
    else unknownLines.push(line);
  });
  const needed = values.has("callee-id") ? ["id", "function", "callee"] : ["id", "function"];
  const missing = needed.find((key) => !values.has(key));
  if (missing !== undefined) throw refuse(end + 1, `"${missing}" is missing`);
  return { note: noteOf(id, values, textBelow(lines.slice(end + 1)), changedAt), unknownLines };
}

function noteOf(id: string, values: ReadonlyMap<string, string>, text: string, updatedAt: string): Note {
  const anchor = (key: "id" | "callee-id", name: string, prefix: "" | "callee-"): NoteAnchor => ({
    functionId: functionId(values.get(key) ?? ""),
    file: values.get(`${prefix}file`) ?? null,
    qualifiedName: values.get(name) ?? "",
    fingerprint: values.get(`${prefix}fingerprint`) ?? null,
  });
  return {
    id,
    anchor: anchor("id", "function", ""),
    callee: values.has("callee-id") ? anchor("callee-id", "callee", "callee-") : null,
    text,
    complexity: values.get("complexity") ?? null,
    updatedAt,
  };
}

/** Without the empty line after the front matter and the line end that closes the file. */
function textBelow(lines: readonly string[]): string {
  const below = lines[0] === "" ? lines.slice(1) : lines;
  return below.join("\n").replace(/\n$/, "");
}

function quotedWhereNeeded(value: string): string {
  return /^["\s]|\s$|[\r\n\u2028\u2029]/.test(value) || value === "" ? JSON.stringify(value) : value;
}

function unquoted(value: string, problem: () => ProblemError): string {
  if (!value.startsWith('"')) return value.trim();
  try {
    return String(JSON.parse(value));
  } catch {
    throw problem();
  }
}
