import type { ImportedProfile, ProfileFrame } from "#model/imported-profile.ts";
import { isExternalFrame } from "../frame-kind.ts";
import { firstOf, hasKeys, isList, listAt, objectAt, textAt, wholeNumberAt } from "../json-shape.ts";
import type { ProfileImporter } from "../profile-importer.ts";

/**
 * V8's precise coverage (`NODE_V8_COVERAGE`): how often each function was called, exactly, with the offsets of its text.
 * There are no times and no edges, so such a profile has no measures.
 */
export const v8Coverage: ProfileImporter = {
  format: "v8-coverage",
  recognizes: ({ json }) => {
    if (!hasKeys(json, ["result"]) || !isList(json.result)) return false;
    return json.result.length > 0 && hasKeys(firstOf(json.result), ["url", "functions"]);
  },
  read: ({ json, file }): ImportedProfile => {
    const frames = new Map<string, ProfileFrame>();
    listAt(objectAt(json, "").result, "result").forEach((script, index) => {
      addScript(frames, script, `result[${index}]`);
    });
    const thread = { name: file, processId: null, threadId: null, measures: [], hasStacks: false, hasCalls: true };
    return {
      format: "v8-coverage",
      producer: "V8",
      file,
      threads: [{ ...thread, frames: [...frames.values()], edges: [], tree: null, timeline: null }],
      skipped: { lines: 0, reason: null },
    };
  },
};

function addScript(frames: Map<string, ProfileFrame>, value: unknown, path: string): void {
  const script = objectAt(value, path);
  const url = textAt(script.url, `${path}.url`);
  listAt(script.functions, `${path}.functions`).forEach((item, index) => {
    const frame = coveredFunction(item, url, `${path}.functions[${index}]`);
    const key = `${url === "" ? String(script.scriptId) : url}\0${frame.startOffset}\0${frame.endOffset}\0${frame.name}`;
    const known = frames.get(key);
    frames.set(key, known === undefined ? frame : { ...frame, calls: Number(known.calls) + Number(frame.calls) });
  });
}

/** The first range of a function is its whole text, and its count the number of calls; the others are blocks inside. */
function coveredFunction(value: unknown, url: string, path: string): ProfileFrame {
  const item = objectAt(value, path);
  const name = textAt(item.functionName, `${path}.functionName`);
  const range = objectAt(listAt(item.ranges, `${path}.ranges`)[0], `${path}.ranges[0]`);
  const file = url === "" ? null : url;
  return {
    name: name === "" ? "(anonymous)" : name,
    file,
    line: null,
    column: null,
    lineKind: "definition",
    startOffset: wholeNumberAt(range.startOffset, `${path}.ranges[0].startOffset`),
    endOffset: wholeNumberAt(range.endOffset, `${path}.ranges[0].endOffset`),
    external: isExternalFrame(name, file),
    calls: wholeNumberAt(range.count, `${path}.ranges[0].count`),
    primitiveCalls: null,
    costs: [],
  };
}
