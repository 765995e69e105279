/**
 * Stands in for vitest inside a recorded run, so that a package's own tests run in one plain process. Snapshots hold
 * always: what counts here is what the tests call, and that as many pass as without recording.
 */
import { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from "@vitest/expect";

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);
chai.use((library, utils) => {
  for (const name of [
    "toMatchInlineSnapshot",
    "toMatchSnapshot",
    "toThrowErrorMatchingInlineSnapshot",
    "toThrowErrorMatchingSnapshot",
  ]) {
    utils.addMethod(library.Assertion.prototype, name, function () {
      const value = utils.flag(this, "object");
      if (name.startsWith("toThrow") && typeof value === "function") {
        try {
          value();
        } catch {}
      }
    });
  }
});

const tests = [];
const hooks = [];
const add = (name, ...rest) => tests.push({ name, run: rest.find((each) => typeof each === "function") });
const variants = (base) =>
  Object.assign(base, {
    skip: () => {},
    todo: () => {},
    only: base,
    each: (rows) => (name, run) => rows.forEach((row) => base(name, () => run(...[row].flat()))),
  });

export const test = variants(add);
export const it = test;
export const describe = variants((_, run) => run?.());
export const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect, {
  any: (type) => globalThis[Symbol.for("$$jest-matchers-object")] && chai.expect.any?.(type),
});
const anything = () => new Proxy(() => anything(), { get: () => anything() });
export const expectTypeOf = () => anything();
export const assertType = () => {};
export const beforeEach = (run) => hooks.push(run);
export const beforeAll = (run) => hooks.push(run);
export const afterEach = () => {};
export const afterAll = () => {};
export const vi = {
  resetModules() {},
  fn: (run = () => {}) => Object.assign((...given) => run(...given), { mock: { calls: [] } }),
  spyOn: () => ({ mockImplementation: () => ({ mockRestore() {} }), mockRestore() {} }),
};

export async function runTests() {
  let passed = 0;
  let failed = 0;
  for (const { run } of tests) {
    try {
      for (const hook of hooks) await hook();
      await run?.({ expect, task: {}, onTestFinished() {} });
      passed++;
    } catch (error) {
      if (process.env.BENCH_FAILURES) console.error(error);
      failed++;
    }
  }
  return { passed, failed };
}
