import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const { minify } = await import(process.env.BENCH_ENTRY);
const root = path.join(process.env.BENCH_PACKAGE, "lib");
const files = readdirSync(root, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".js") && !name.includes("domprops") && !name.endsWith("parse.js"))
  .sort()
  .slice(0, 14);
let length = 0;
const options = [
  {
    compress: { passes: 2, unsafe: true, pure_getters: true },
    mangle: { toplevel: true, properties: { regex: /^_/ } },
    module: true,
  },
  { compress: false, mangle: false, format: { beautify: true, comments: "all" }, module: true },
  { ecma: 2020, sourceMap: true, module: true, keep_classnames: true },
];
for (const [index, file] of files.entries()) {
  const text = readFileSync(path.join(root, file), "utf8");
  const { code } = await minify({ [file]: text }, options[index % options.length]);
  length += code.length;
}
const small = `
  class A { #x = 1; static y = 2; get z() { return this.#x ?? 3; } static { A.y++; } async *gen() { yield* [1]; for await (const q of w) await q; } }
  label: for (const [a, { b = 2, ...c }] of new Map()) { if (a?.b?.[c]) continue label; else break; }
  switch (typeof f) { case "x": default: debugger; } do { x **= 2; } while (x--); var t = tag\`a\${1 + 1}b\`;
  export default function* named(a = 1, ...rest) { try { throw new Error(); } catch { return /re/g; } finally { delete a.b; } }
  import x2, { y as z2 } from "m"; export * from "n"; export { x2 }; with_ = (a, b) => ({ a, [b]: 1n, get c() { return 1 }, async d() {} });
  if (a && !b || c) { foo(); } else if (d) bar(); var unused = function () { return arguments.length + new.target; }; x ||= y; const f2 = async () => import("z");
`;
for (const each of [
  ...options,
  {
    compress: {
      defaults: true,
      unsafe_math: true,
      booleans_as_integers: true,
      hoist_props: true,
      reduce_vars: true,
      collapse_vars: true,
      toplevel: true,
    },
    module: true,
  },
]) {
  length += (await minify(small, each)).code.length;
}
console.log(`${files.length} files, ${length} characters`);
