const { default: Ajv } = (await import(process.env.BENCH_ENTRY)).default ?? (await import(process.env.BENCH_ENTRY));
const base = process.env.BENCH_PACKAGE;
const load = async (file) => {
  const module = await import(`${base}/lib/${file}`);
  return module.default?.default ?? module.default;
};
const Ajv2019 = await load("2019.ts");
const Ajv2020 = await load("2020.ts");
const Jtd = await load("jtd.ts");
const standalone = await load("standalone/index.ts");
const schemas = [
  {
    type: "object",
    properties: {
      a: { type: "integer", minimum: 1, maximum: 9, multipleOf: 1 },
      b: { type: "string", minLength: 1, pattern: "^x" },
    },
    required: ["a"],
    additionalProperties: false,
  },
  { type: "array", items: { type: "number" }, minItems: 1, uniqueItems: true, contains: { const: 1 } },
  { type: "array", items: [{ type: "string" }, { enum: [1, { x: 2 }] }], additionalItems: false },
  {
    anyOf: [{ type: "null" }, { allOf: [{ $ref: "#/definitions/n" }, { not: { const: 4 } }] }],
    oneOf: [{ type: "number" }, { type: "null" }],
    definitions: { n: { type: "number", exclusiveMinimum: 0 } },
  },
  {
    $id: "tree",
    type: "object",
    properties: { children: { type: "array", items: { $ref: "tree" } } },
    dependencies: { a: ["b"], c: { required: ["d"] } },
    propertyNames: { maxLength: 20 },
    patternProperties: { "^p": { type: "boolean" } },
    minProperties: 0,
    maxProperties: 9,
  },
  { if: { type: "string" }, then: { maxLength: 3 }, else: { type: ["number", "boolean"], default: 1 } },
  {
    type: "object",
    discriminator: { propertyName: "k" },
    required: ["k"],
    oneOf: [{ properties: { k: { const: "a" } } }, { properties: { k: { enum: ["b", "c"] } } }],
  },
];
const values = [
  null,
  1,
  5,
  "xyz",
  "longer",
  true,
  [],
  [1, 1],
  ["a", 1],
  {},
  { a: 1, b: "x" },
  { a: "2" },
  { children: [{ children: [] }], p1: true },
  { k: "b" },
];
let passed = 0;
let failed = 0;
for (const options of [
  {},
  { allErrors: true, verbose: true, $data: true },
  { coerceTypes: "array", useDefaults: true, removeAdditional: true },
  { code: { es5: true, lines: true, optimize: 2 }, strict: false },
]) {
  for (const Kind of [Ajv, Ajv2019, Ajv2020]) {
    const ajv = new Kind({
      ...options,
      discriminator: true,
      strictTypes: false,
      strictTuple: false,
      allowUnionTypes: true,
      logger: false,
    });
    ajv.addFormat("even", { type: "number", validate: (n) => n % 2 === 0 });
    ajv.addKeyword({ keyword: "positive", type: "number", validate: (_, n) => n > 0, errors: false });
    ajv.addKeyword({
      keyword: "range",
      type: "number",
      macro: ([low, high]) => ({ minimum: low, maximum: high }),
      metaSchema: { type: "array" },
    });
    ajv.addKeyword({ keyword: "made", compile: (x) => () => x === true });
    for (const schema of [...schemas, { type: "number", format: "even", positive: true, range: [0, 4], made: true }]) {
      let validate;
      try {
        validate = ajv.compile(schema);
      } catch {
        failed += 1000;
        continue;
      }
      for (const value of structuredClone(values)) validate(value) ? passed++ : failed++;
      ajv.errorsText(validate.errors);
    }
    ajv.addSchema({ $id: "other", $defs: { x: { type: "string" } } });
    passed += ajv.validate({ $ref: "other#/$defs/x" }, "a") ? 1 : 0;
    ajv.removeSchema("other");
    ajv.getSchema("tree");
  }
}
const remote = new Ajv({ loadSchema: async (uri) => ({ $id: uri, type: "number" }) });
passed += (await remote.compileAsync({ $id: "http://x/a", $ref: "http://x/b" }))(1) ? 1 : 0;
const sources = new Ajv({ code: { source: true, esm: true } });
passed += standalone(sources, sources.compile(schemas[0])).length;
const jtd = new Jtd();
const form = {
  properties: { a: { type: "uint8" }, b: { elements: { type: "string" } } },
  optionalProperties: { c: { enum: ["x", "y"] }, d: { values: { type: "timestamp" } } },
};
passed += jtd.validate(form, { a: 1, b: ["x"], c: "x" }) ? 1 : 0;
passed += jtd.compileSerializer(form)({ a: 1, b: ["q"] }).length;
const parse = jtd.compileParser(form);
passed += parse('{"a":1,"b":["x"],"d":{}}') === undefined ? 0 : 1;
passed += parse("{") === undefined ? 1 : 0;
passed += jtd.validate(
  { discriminator: "t", mapping: { a: { properties: { v: { type: "boolean" } } } } },
  { t: "a", v: true },
)
  ? 1
  : 0;
console.log(`${passed} passed, ${failed} failed`);
