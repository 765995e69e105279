import type { ImportedProfile } from "#model/imported-profile.ts";
import { elementsAt, hasKeys, objectAt, wholeNumberAt } from "../json-shape.ts";
import { nothingSkipped } from "../one-thread.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { StackProfile } from "../stacks/stack-profile.ts";
import { v8Frame, v8FrameKey } from "../v8/v8-frame.ts";

/**
 * V8's sampling heap profile: a tree with the bytes that each call site holds. It samples, and what was freed before
 * the end isn't in it, so it says what is alive and not what was allocated.
 */
export const heapprofile: ProfileImporter = {
  format: "heapprofile",
  recognizes: ({ json }) => hasKeys(json, ["head"]) && hasKeys(json.head, ["callFrame", "selfSize"]),
  read: ({ json, file }): ImportedProfile => {
    const profile = new StackProfile([{ name: "live bytes", unit: "bytes" }]);
    const frames = new Map<string, number>();
    const waiting = [{ value: objectAt(json, "").head as unknown, parent: -1 }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const raw = objectAt(next.value, "head");
      const callFrame = objectAt(raw.callFrame, "head.callFrame");
      const key = v8FrameKey(callFrame);
      const isRoot = next.parent === -1;
      const frame = isRoot ? -1 : (frames.get(key) ?? profile.addFrame(v8Frame(callFrame)));
      if (!isRoot) frames.set(key, frame);
      const node = isRoot ? profile.root : profile.child(next.parent, frame);
      profile.add(node, 0, wholeNumberAt(raw.selfSize, "head.selfSize"));
      for (const child of raw.children === undefined ? [] : elementsAt(raw.children, "head.children")) {
        waiting.push({ value: child, parent: node });
      }
    }
    const thread = profile.finish({ name: file });
    return { format: "heapprofile", producer: "V8", file, threads: [thread], skipped: nothingSkipped };
  },
};
