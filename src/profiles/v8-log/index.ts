import type { ImportedProfile } from "#model/imported-profile.ts";
import {
  hasKeys,
  isList,
  isObject,
  JsonShapeError,
  listAt,
  numberAt,
  objectAt,
  streamAt,
  textAt,
  wholeNumberAt,
} from "../json-shape.ts";
import { nothingSkipped } from "../one-thread.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import { StackProfile } from "../stacks/stack-profile.ts";
import { finishTimed } from "../stacks/timed-samples.ts";
import { v8Symbol } from "../v8/v8-symbol.ts";

/** The virtual machine's state in which it collects garbage (`deps/v8/tools/tickprocessor.mjs`). */
const collectsGarbage = 1;

/** `node --prof-process --preprocess`: code objects, functions, and ticks with stacks of code and offset, leaf first. */
export const v8Log: ProfileImporter = {
  format: "v8-log",
  recognizes: ({ json }) => hasKeys(json, ["code", "functions", "ticks"]) && isList(json.ticks),
  read: ({ json, file }): ImportedProfile => {
    const { code, functions, ticks } = objectAt(json, "");
    const profile = new StackProfile([
      { name: "time", unit: "nanoseconds" },
      { name: "samples", unit: "samples" },
    ]);
    const frameOf = codeFrames(profile, listAt(code, "code"), listAt(functions, "functions"));
    const all = streamAt(ticks, "ticks");
    const [times, nodes] = [new Float64Array(all.length), new Int32Array(all.length)];
    all.each((tick, index) => {
      const { s, vm, tm } = objectAt(tick, `ticks[${index}]`);
      let node = profile.root;
      const stack = listAt(s, `ticks[${index}].s`);
      for (let at = stack.length - 2 + (stack.length % 2); at >= 0; at -= 2) {
        const frame = frameOf(stack[at], `ticks[${index}].s[${at}]`);
        if (frame !== null) node = profile.child(node, frame);
      }
      if (vm === collectsGarbage) node = profile.child(node, frameOf(collectsGarbage, "vm", true) as number);
      nodes[index] = node;
      times[index] = numberAt(tm, `ticks[${index}].tm`) * 1000;
    });
    const thread = finishTimed(profile, { name: file }, { times, nodes });
    return { format: "v8-log", producer: "V8", file, threads: [thread], skipped: nothingSkipped };
  },
};

/** Looks up the frame of a code object; all code that was compiled from one function is that function. Null for none. */
function codeFrames(profile: StackProfile, code: readonly unknown[], functions: readonly unknown[]) {
  const book = new FrameBook(profile);
  const known: number[] = [];
  let garbage: number | null = null;
  return (index: unknown, path: string, isGarbage = false): number | null => {
    if (isGarbage) {
      garbage ??= book.frame({ name: "(garbage collector)", file: null, external: true });
      return garbage;
    }
    if (index === -1) return null;
    const at = wholeNumberAt(index, path);
    if (at >= code.length) throw new JsonShapeError(path, `the code object ${at} of ${code.length}`);
    known[at] ??= codeFrame(book, objectAt(code[at], `code[${at}]`), functions, `code[${at}]`);
    return known[at];
  };
}

function codeFrame(
  book: FrameBook,
  { name, type, func }: Readonly<Record<string, unknown>>,
  functions: readonly unknown[],
  path: string,
): number {
  const of = typeof func === "number" ? functions[func] : undefined;
  const text = isObject(of) && typeof of.name === "string" ? of.name : textAt(name, `${path}.name`);
  const script = v8Symbol(text);
  if (script === null) return book.frame({ name: text, file: null, external: type !== "JS", owner: null });
  return book.frame({ name: script.name, file: script.file, definition: script.line, column: script.column });
}
