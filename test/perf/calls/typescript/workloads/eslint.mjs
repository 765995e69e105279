import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const { Linter, SourceCode } = (await import(process.env.BENCH_ENTRY)).default;
const { builtinRules } = (await import(path.join(process.env.BENCH_PACKAGE, "lib/unsupported-api.js"))).default;
const root = path.join(process.env.BENCH_PACKAGE, "lib");
const files = readdirSync(root, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".js"))
  .sort()
  .filter((_, index) => index % 9 === 0);
const rules = Object.fromEntries([...builtinRules.keys()].map((name) => [name, "error"]));
const linter = new Linter();
let messages = 0;
for (const file of files) {
  const text = readFileSync(path.join(root, file), "utf8");
  messages += linter.verify(text, [{ rules, languageOptions: { sourceType: "commonjs" } }], file).length;
}
const modern = `
  import a, { b as c } from "m"; export default class A extends B { #x = 1; static { foo(); } get y() { return this.#x } constructor() { super(); } }
  var z = function () { arguments.callee; with_ = eval("1"); }; if (a == null) { debugger } else { alert(\`x \${1}\`) }
  for (var i in o) { console.log(i) } switch (z) { case 1: break; case 1: default: } label: while (true) { continue label }
  async function f() { await g(); return await h(); } const { d, ...e } = f ?? {}; new Promise(async (r) => r()); /[a-]/u.test("x"); parseInt("1"); x = x; !!y; isNaN(NaN === 1);
`;
messages += linter.verify(modern, [{ rules, languageOptions: { sourceType: "module" } }], "modern.js").length;
const fixed = linter.verifyAndFix("var a = 1;;\nif (a) { foo( ) } else { return }\nlet q = !!(a)\n", [
  {
    rules: {
      "no-extra-semi": 2,
      "prefer-const": 2,
      "no-var": 2,
      "no-extra-boolean-cast": 2,
      eqeqeq: 2,
      "no-useless-return": 2,
      curly: 2,
      "object-shorthand": 2,
    },
  },
]);
console.log(`${files.length} files, ${messages} messages, ${fixed.output.length} fixed, ${typeof SourceCode}`);
