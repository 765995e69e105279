import { functionId } from "#model/ids.ts";
import type { NoteAnchor } from "#model/note.ts";
import type { ProblemError } from "#model/problem.ts";
import type { Trail, TrailStep } from "#model/trail.ts";
import { isObject, readJsonFile, textUnder } from "./json-file.ts";
import type { TextFile } from "./text-folder.ts";

const schema = "callsketch.trail/1";

/** The file's content: JSON with a key a line, so that Git merges edits of different steps. */
export function trailFileText({ name, steps }: Trail): string {
  const written = steps.map(({ anchor, text }) => ({
    id: anchor.functionId,
    function: anchor.qualifiedName,
    file: anchor.file,
    fingerprint: anchor.fingerprint,
    // A line of text a line of the file.
    text: text === "" ? [] : text.split("\n"),
  }));
  return `${JSON.stringify({ schema, name, steps: written }, null, 2)}\n`;
}

/**
 * Reads a trail's file.
 *
 * @throws ProblemError when it isn't such a file
 */
export function readTrailFile(entry: TextFile): Trail {
  const file = readJsonFile(entry, schema);
  const { found, refuse } = file;
  const name = textUnder("name", file);
  if (!Array.isArray(found.steps)) throw refuse('"steps" isn\'t a list');
  const steps = found.steps.map((step, index) => stepOf(step, () => refuse(`step ${index + 1} isn't a step`)));
  return { name, steps, updatedAt: entry.changedAt };
}

function stepOf(value: unknown, problem: () => ProblemError): TrailStep {
  if (!isObject(value)) throw problem();
  const { id, function: name, file = null, fingerprint = null, text = [] } = value;
  const isStep =
    typeof id === "string" &&
    typeof name === "string" &&
    [file, fingerprint].every((one) => one === null || typeof one === "string") &&
    Array.isArray(text) &&
    text.every((line) => typeof line === "string");
  if (!isStep) throw problem();
  const anchor: NoteAnchor = {
    functionId: functionId(id),
    qualifiedName: name,
    file: file as string | null,
    fingerprint: fingerprint as string | null,
  };
  return { anchor, text: text.join("\n") };
}
