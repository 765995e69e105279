import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Language, Parser } from "web-tree-sitter";
import { findSourceFiles } from "#extract/find-source-files.ts";
import { ownCost } from "./own-cost.ts";

/** Reads, parses and walks a folder's Python files, each node once, and prints what the process took for it. */
const root = process.argv[2]!;
const { files } = await findSourceFiles(root);
await Parser.init();
const grammar = createRequire(import.meta.url).resolve("tree-sitter-python/tree-sitter-python.wasm");
const parser = new Parser().setLanguage(await Language.load(grammar));
let lines = 0;
for (const { path } of files) {
  const text = readFileSync(join(root, path), "utf8");
  const tree = parser.parse(text)!;
  lines += tree.rootNode.endPosition.row;
  const cursor = tree.walk();
  for (let climbing = false; ; ) {
    if (!climbing && cursor.gotoFirstChild()) continue;
    climbing = !cursor.gotoNextSibling();
    if (climbing && !cursor.gotoParent()) break;
  }
  cursor.delete();
  tree.delete();
}
console.log(JSON.stringify(ownCost(lines)));
