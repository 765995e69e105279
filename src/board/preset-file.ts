import type { FilterPreset, PresetFilters } from "#model/filter-preset.ts";
import { isObject, readJsonFile, textUnder } from "./json-file.ts";
import type { TextFile } from "./text-folder.ts";

const schema = "callsketch.preset/1";

type FieldKind = "number" | "text" | "flag" | "texts" | "call" | "calls";

/** Every filter and what it holds: a file may come from anywhere, so nothing else is taken from it. */
const fields: Readonly<Record<keyof PresetFilters, FieldKind>> = {
  roots: "texts",
  to: "texts",
  via: "texts",
  throughCall: "call",
  callerDepth: "number",
  calleeDepth: "number",
  nodes: "number",
  minimumShare: "number",
  onlyProject: "flag",
  hidden: "texts",
  hiddenCalls: "calls",
  filter: "text",
  certainOnly: "flag",
  allCalls: "flag",
  provenance: "texts",
  group: "text",
  folded: "texts",
  foldCycles: "flag",
  opened: "texts",
  pinned: "texts",
};

/** The file's content: JSON with a filter a line in a fixed order, so that Git merges changes of different ones. */
export function presetFileText({ name, filters }: FilterPreset): string {
  const lines = (Object.keys(fields) as (keyof PresetFilters)[])
    .filter((field) => filters[field] !== undefined)
    .map((field) => `    ${JSON.stringify(field)}: ${JSON.stringify(filters[field])}`);
  const body = lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n  }`;
  return `{\n  "schema": ${JSON.stringify(schema)},\n  "name": ${JSON.stringify(name)},\n  "filters": ${body}\n}\n`;
}

/**
 * Reads a preset's file. Filters that this version doesn't know are passed over.
 *
 * @throws ProblemError when it isn't such a file
 */
export function readPresetFile(entry: TextFile): FilterPreset {
  const file = readJsonFile(entry, schema);
  const { found, refuse } = file;
  const name = textUnder("name", file);
  const { filters } = found;
  if (name.trim() === "") throw refuse('"name" isn\'t a text');
  if (!isObject(filters)) throw refuse('"filters" isn\'t an object');
  const kept = Object.entries(fields).filter(([field]) => filters[field] !== undefined);
  const wrong = kept.find(([field, kind]) => !fits(filters[field], kind));
  if (wrong !== undefined) throw refuse(`the filter "${wrong[0]}" doesn't hold what it should`);
  return { name, filters: Object.fromEntries(kept.map(([field]) => [field, filters[field]])) as PresetFilters };
}

function fits(value: unknown, kind: FieldKind): boolean {
  switch (kind) {
    case "number":
      return Number.isFinite(value);
    case "text":
      return typeof value === "string";
    case "flag":
      return typeof value === "boolean";
    case "texts":
      return Array.isArray(value) && value.every((each) => typeof each === "string");
    case "call":
      return isObject(value) && typeof value.caller === "string" && typeof value.callee === "string";
    case "calls":
      return Array.isArray(value) && value.every((each) => fits(each, "call"));
  }
}
