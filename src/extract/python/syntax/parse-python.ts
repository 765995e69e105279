import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { Language, Parser, type Tree, type TreeCursor } from "web-tree-sitter";
import { firstToken, kind, kindNumber } from "./syntax-kinds.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

/** Reads Python text into a syntax tree; never throws for what the text holds. */
export type ParsePython = (text: string) => SyntaxTree;

const dropped = 255;

/** Loads the grammar, once per thread. */
export async function pythonParser(): Promise<ParsePython> {
  const require = createRequire(import.meta.url);
  const [wasm, grammar] = await Promise.all([
    readFile(require.resolve("web-tree-sitter/web-tree-sitter.wasm")),
    readFile(require.resolve("tree-sitter-python/tree-sitter-python.wasm")),
  ]);
  await Parser.init({ wasmBinary: wasm });
  const language = await Language.load(grammar);
  const parser = new Parser().setLanguage(language);
  const kindOfType = kindTable(language);
  const comment = language.idForNodeType("comment", true) ?? -1;
  return (text) => {
    const tree = parser.parse(text);
    if (tree === null) throw new Error("The parser gave no tree.");
    try {
      return flatTree(tree, text, kindOfType, comment);
    } finally {
      tree.delete();
    }
  };
}

function kindTable(language: Language): Uint8Array {
  const table = new Uint8Array(language.nodeTypeCount).fill(dropped);
  for (let id = 0; id < language.nodeTypeCount; id++) {
    const name = language.nodeTypeForId(id);
    if (name === null) continue;
    table[id] = kindNumber(name, language.nodeTypeIsNamed(id)) ?? dropped;
  }
  return table;
}

/** Room for the nodes of one file, kept between files. */
const room = {
  kinds: new Uint8Array(1 << 16),
  starts: new Int32Array(1 << 16),
  ends: new Int32Array(1 << 16),
  after: new Int32Array(1 << 16),
};

function grow() {
  room.kinds = grown(room.kinds);
  room.starts = grown(room.starts);
  room.ends = grown(room.ends);
  room.after = grown(room.after);
}

function grown<T extends Uint8Array | Int32Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}

/** One walk over the whole tree by cursor: asking for nodes instead costs several times as much. */
function flatTree(tree: Tree, text: string, kindOfType: Uint8Array, commentType: number): SyntaxTree {
  const cursor = tree.walk();
  const comments: number[] = [];
  const open: number[] = [];
  let count = 0;
  let firstError = -1;
  let climbing = false;
  while (true) {
    if (!climbing) {
      const type = cursor.nodeTypeId;
      const number = type < kindOfType.length ? kindOfType[type]! : kind.ERROR;
      let node = -1;
      if (type === commentType) comments.push(cursor.startIndex, cursor.endIndex);
      else if (number !== dropped) {
        if (count === room.kinds.length) grow();
        node = count++;
        addNode(cursor, node, number);
        if (number === kind.ERROR && firstError < 0) firstError = room.starts[node]!;
      }
      if (node >= 0 && hasParts(number, text, node) && cursor.gotoFirstChild()) {
        open.push(node);
        continue;
      }
      if (node >= 0) room.after[node] = count;
    }
    if (cursor.gotoNextSibling()) {
      climbing = false;
      continue;
    }
    if (open.length === 0 || !cursor.gotoParent()) break;
    room.after[open.pop()!] = count;
    climbing = true;
  }
  cursor.delete();
  const lineStarts = lineStartsOf(text);
  return {
    text,
    kinds: room.kinds.slice(0, count),
    starts: room.starts.slice(0, count),
    ends: room.ends.slice(0, count),
    after: room.after.slice(0, count),
    lineStarts,
    comments: new Int32Array(comments),
    errorLine: firstError < 0 ? null : lineOf(lineStarts, firstError),
  };
}

function addNode(cursor: TreeCursor, node: number, number: number) {
  room.kinds[node] = number;
  room.starts[node] = cursor.startIndex;
  room.ends[node] = cursor.endIndex;
}

/** Whether to look into a node: not into names, numbers and tokens, nor into strings that hold no expressions. */
function hasParts(number: number, text: string, node: number): boolean {
  if (number >= firstToken) return false;
  if (number === kind.string) return hasInterpolation(text, room.starts[node]!);
  return number !== kind.identifier && number !== kind.integer && number !== kind.float;
}

function hasInterpolation(text: string, start: number): boolean {
  for (let offset = start; offset < start + 3; offset++) {
    const code = text.charCodeAt(offset) | 32;
    if (code === 102 || code === 116) return true; // f or t
    if (code === 34 || code === 39) return false;
  }
  return false;
}

function lineStartsOf(text: string): Int32Array {
  const starts = [0];
  for (let offset = text.indexOf("\n"); offset >= 0; offset = text.indexOf("\n", offset + 1)) starts.push(offset + 1);
  return new Int32Array(starts);
}

function lineOf(lineStarts: Int32Array, offset: number): number {
  let line = 0;
  while (line < lineStarts.length && lineStarts[line]! <= offset) line++;
  return line;
}
