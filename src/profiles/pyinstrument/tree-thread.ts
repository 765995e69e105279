import type { ImportedThread } from "#model/imported-profile.ts";
import { type JsonObject, listAt, numberAt, objectAt, optionalLine, optionalText, textAt } from "../json-shape.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import { StackProfile } from "../stacks/stack-profile.ts";

interface Waiting {
  readonly value: unknown;
  readonly parent: number;
  readonly path: string;
}

/**
 * The tree that pyinstrument prints. A frame's time holds its children's; what is left is its own, and so is that of
 * the `[self]` frames which stand for it. Frames of the import system and small ones were left out when it was written.
 */
export function treeThread(json: unknown, file: string): ImportedThread {
  const profile = new StackProfile([{ name: "time", unit: "nanoseconds" }]);
  const book = new FrameBook(profile);
  const { root_frame: root, target_description: target } = objectAt(json, "");
  const waiting: Waiting[] = root === null ? [] : [{ value: root, parent: profile.root, path: "root_frame" }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const frame = objectAt(next.value, next.path);
    const node = isSynthetic(frame)
      ? next.parent
      : profile.child(next.parent, book.frame(namedFrame(frame, next.path)));
    const children = frame.children === undefined ? [] : listAt(frame.children, `${next.path}.children`);
    let own = nanoseconds(frame.time, next.path);
    for (let index = children.length - 1; index >= 0; index--) {
      const path = `${next.path}.children[${index}]`;
      own -= nanoseconds(objectAt(children[index], path).time, path);
      waiting.push({ value: children[index], parent: node, path: shortened(path) });
    }
    profile.add(node, 0, Math.max(0, own));
  }
  return profile.finish({ name: optionalText(target) ?? file });
}

/** `[self]`, `[await]` and the like stand for time of the frame above. */
function isSynthetic({ function: name }: JsonObject): boolean {
  return typeof name === "string" && /^\[.+\]$/.test(name);
}

function namedFrame(frame: JsonObject, path: string) {
  return {
    name: textAt(frame.function, `${path}.function`),
    file: optionalText(frame.file_path) ?? optionalText(frame.file_path_short),
    definition: optionalLine(frame.line_no),
    owner: optionalText(frame.class_name),
  };
}

function nanoseconds(seconds: unknown, path: string): number {
  return Math.round(numberAt(seconds, `${path}.time`) * 1e9);
}

/** Paths into deep trees keep their end only. */
function shortened(path: string): string {
  return path.length > 200 ? `...${path.slice(-150)}` : path;
}
