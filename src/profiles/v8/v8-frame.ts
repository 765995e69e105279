import { isExternalFrame } from "../frame-kind.ts";
import type { JsonObject } from "../json-shape.ts";
import type { FrameName } from "../stacks/stack-profile.ts";

/** A V8 `callFrame`, whose lines and columns count from 0, as a frame, whose count from 1. */
export function v8Frame(callFrame: JsonObject, lineBase: 0 | 1 = 0): FrameName {
  const name = typeof callFrame.functionName === "string" ? callFrame.functionName : "";
  const file = typeof callFrame.url === "string" && callFrame.url !== "" ? callFrame.url : null;
  return {
    name: name === "" ? "(anonymous)" : name,
    file,
    line: oneBased(callFrame.lineNumber, lineBase),
    column: oneBased(callFrame.columnNumber, lineBase),
    lineKind: "definition",
    // A function without address is from eval or a script that is gone, unless it has no script at all.
    external: file === null ? String(callFrame.scriptId ?? "0") === "0" : isExternalFrame(name, file),
  };
}

/** What makes two call frames the same function. Code from `eval` has no address, so there its script tells. */
export function v8FrameKey(callFrame: JsonObject): string {
  const { functionName, url, lineNumber, columnNumber, scriptId } = callFrame;
  return `${lineNumber}:${columnNumber}:${functionName}\0${url || scriptId}`;
}

function oneBased(value: unknown, base: 0 | 1): number | null {
  const number = typeof value === "string" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number)) return null;
  return number + 1 - base >= 1 ? number + 1 - base : null;
}
