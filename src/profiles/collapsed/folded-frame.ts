import { isExternalFrame } from "../frame-kind.ts";
import type { FrameName } from "../stacks/stack-profile.ts";
import { v8Symbol } from "../v8/v8-symbol.ts";

/** A frame of a collapsed stack: the function, what identifies it, and the line that was executing. */
export interface FoldedFrame {
  readonly frame: FrameName;
  /** The same for all lines of one function. */
  readonly key: string;
  /** 1-based; null when the text names none. */
  readonly executing: number | null;
}

/**
 * Reads a frame as the common writers put it: py-spy's `name (file:line)`, Python 3.15's `file.py:name:line`, V8's
 * `~name file:line:column`, flame graph marks such as `_[k]` for the kernel; anything else is a bare name.
 */
export function foldedFrame(text: string): FoldedFrame {
  const [, marked, mark] = /^(.*)_\[([kwij])\]$/s.exec(text) ?? [];
  const plain = marked ?? text;
  const python = placed(/^(?<name>.+) \((?<file>.+):(?<line>\d+)\)$/s.exec(plain)) ?? placed(sampled.exec(plain));
  if (python !== null) return python;
  const inFile = /^(?<name>.+) \((?<file>[^()]*(?:[/\\]|\.\w{1,5}$|^<)[^()]*)\)$/s.exec(plain)?.groups;
  if (inFile !== undefined) return named(inFile.name ?? "", inFile.file ?? null, "");
  const script = v8Symbol(plain);
  if (script !== null) return { frame: script, key: `${script.name}\0${script.file}\0${script.line}`, executing: null };
  return named(plain, null, mark === "k" ? "[kernel]" : "");
}

const sampled = /^(?<file>[^:]*\.pyx?|<[^>]+>|~):(?<name>.+):(?<line>\d+)$/s;

function placed(match: RegExpExecArray | null): FoldedFrame | null {
  const { name, file, line } = match?.groups ?? {};
  if (name === undefined || file === undefined) return null;
  return { ...named(name, file, ""), executing: Number(line) >= 1 ? Number(line) : null };
}

function named(name: string, file: string | null, kind: string): FoldedFrame {
  const external = kind !== "" || (file !== null && isExternalFrame(name, file));
  return {
    frame: {
      name: name === "" ? "(anonymous)" : name,
      file,
      line: null,
      column: null,
      lineKind: "executing",
      external,
    },
    key: `${name}\0${file ?? ""}\0${kind}`,
    executing: null,
  };
}
