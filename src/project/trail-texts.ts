import { markdownCode, markdownText } from "#format/markdown-text.ts";
import { plainName } from "#format/plain-name.ts";
import type { AttachedStep, AttachedTrail } from "#model/trail.ts";

/** A trail for the terminal: a step a line with its place, how it was reached, and what was said there below it. */
export function trailText({ name, steps }: AttachedTrail): string {
  const width = String(steps.length).length;
  const lines = steps.flatMap((step, index) => [
    `${String(index + 1).padStart(width)}. ${plainName(step.name)}${place(step, "  ", "")}${remark(step, index)}`,
    ...step.text
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => `${" ".repeat(width + 2)}${plainName(line)}`),
  ]);
  return `${[plainName(name), "", ...lines].join("\n")}\n`;
}

/** A trail for a design document: a heading and a numbered list; a person's text is Markdown of its own. */
export function trailMarkdown({ name, steps }: AttachedTrail): string {
  const items = steps.map((step, index) => {
    const head = `${index + 1}. ${markdownCode(step.name)}${place(step, " (", ")")}${markdownText(remark(step, index))}`;
    const indent = " ".repeat(String(index + 1).length + 2);
    const text = step.text === "" ? [] : ["", ...step.text.split("\n").map((line) => `${indent}${line}`.trimEnd())];
    return [head, ...text].join("\n");
  });
  return `${[`## ${markdownText(name)}`, items.join("\n")].join("\n\n")}\n`;
}

function place({ file, line }: AttachedStep, before: string, after: string): string {
  return file === null ? "" : `${before}${plainName(file)}:${line ?? 1}${after}`;
}

function remark({ state, call }: AttachedStep, index: number): string {
  if (state === "orphan") return ", gone from the source";
  const changed = state === "changed" ? ", changed since it was noted" : "";
  if (index === 0) return changed;
  if (call === null) return `, not called by the step before${changed}`;
  return `, ${call.isCertain ? "called" : "possibly called"} in line ${call.line}${changed}`;
}
