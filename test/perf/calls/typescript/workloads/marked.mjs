import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

// Addresses are scrambled at random, which would make two runs differ.
Math.random = () => 0.4;

const { marked, Lexer, Renderer, Tokenizer, walkTokens } = await import(process.env.BENCH_ENTRY);
const folder = process.env.BENCH_MODULES;
const documents = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((each) => each.isFile() && /^(readme|changelog)\.md$/i.test(each.name))
  .map((each) => path.join(each.parentPath, each.name))
  .sort()
  .slice(0, 120)
  .map((file) => readFileSync(file, "utf8").slice(0, 40_000));
let length = 0;
for (const text of documents) {
  length += marked.parse(text, { gfm: true, headerIds: true, mangle: false }).length;
  length += marked.parse(text, { pedantic: true, mangle: false, headerIds: false }).length;
  length += marked.parseInline(text.slice(0, 2000)).length;
  walkTokens(new Lexer().lex(text), (token) => (length += token.type.length));
}
marked.use({
  renderer: { heading: (text, level) => `<h${level}>${text}</h${level}>`, codespan: () => false },
  tokenizer: { hr: () => false },
  walkTokens: (token) => (length += token.raw.length),
  hooks: { preprocess: (text) => text.trim(), postprocess: (html) => html },
  extensions: [
    {
      name: "mention",
      level: "inline",
      start: (text) => text.indexOf("@"),
      tokenizer(text) {
        const match = /^@(\w+)/.exec(text);
        return match ? { type: "mention", raw: match[0], name: match[1] } : undefined;
      },
      renderer: (token) => `<b>${token.name}</b>`,
    },
  ],
  smartypants: true,
  highlight: (code) => code,
});
for (const text of documents.slice(0, 20)) {
  length += marked.parse(text).length + (await marked.parse(text, { async: true })).length;
  marked.parse(text, (error, html) => (length += html?.length ?? 0));
}
length += typeof Renderer + typeof Tokenizer === "functionfunction" ? 1 : 0;
length += marked.parse(
  "| a | b |\n|---|:-:|\n| 1 | 2 |\n\n- [x] done\n\n> quote\n\n<div>\n*x*\n</div>\n\n[a]: b 'c'\n\n[a] ![i](j) ~~s~~ <a@b.c>\n\n***\n\n    code\n\n```js\nx\n```\n",
).length;
console.log(`${documents.length} documents, ${length} characters`);
