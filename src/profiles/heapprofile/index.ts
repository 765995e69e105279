import type { ImportedProfile } from "#model/imported-profile.ts";
import { eachTreeNode, hasKeys, type JsonObject, objectAt, wholeNumberAt } from "../json-shape.ts";
import { nothingSkipped } from "../one-thread.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { NumberList } from "../stacks/number-list.ts";
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
    const head = objectAt(objectAt(json, "").head, "head");
    const tree = new HeapTree();
    if (head.children !== undefined) eachTreeNode(head.children, "head.children", tree.take);
    const thread = tree.profile(wholeNumberAt(head.selfSize, "head.selfSize")).finish({ name: file });
    return { format: "heapprofile", producer: "V8", file, threads: [thread], skipped: nothingSkipped };
  },
};

/** The nodes as numbers, since children may come before their parents. */
class HeapTree {
  readonly #profile = new StackProfile([{ name: "live bytes", unit: "bytes" }]);
  readonly #known = new Map<string, number>();
  readonly #frames = new NumberList();
  readonly #parents = new NumberList();
  readonly #sizes = new NumberList();

  readonly take = (raw: JsonObject, number: number, parent: number): void => {
    const callFrame = objectAt(raw.callFrame, "head.callFrame");
    const key = v8FrameKey(callFrame);
    const frame = this.#known.get(key) ?? this.#profile.addFrame(v8Frame(callFrame));
    this.#known.set(key, frame);
    this.#frames.add(number, frame);
    this.#parents.add(number, parent);
    this.#sizes.add(number, wholeNumberAt(raw.selfSize, "head.selfSize"));
  };

  /** @param rootSize bytes that no function holds */
  profile(rootSize: number): StackProfile {
    const nodes = new Int32Array(this.#frames.length);
    this.#profile.add(this.#profile.root, 0, rootSize);
    for (let number = 0; number < nodes.length; number++) {
      const parent = this.#parents.at(number);
      const above = parent === -1 ? this.#profile.root : (nodes[parent] as number);
      nodes[number] = this.#profile.child(above, this.#frames.at(number));
      this.#profile.add(nodes[number] as number, 0, this.#sizes.at(number));
    }
    return this.#profile;
  }
}
