import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const modules = 40;
const perModule = 50;
const samples = 20_000;

/**
 * A project of 2,000 functions in 40 modules that call each other, and a profile of it with 20,000 stacks in time, up to 28
 * deep. Always the same. `f0` is the entry, `f1` is among what it calls, and `f1999` is never reached.
 */
export function generatedProject(): { readonly folder: string; readonly profile: string } {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "app"));
  for (let module = 0; module < modules; module++) writeFileSync(join(folder, fileOf(module)), sourceOf(module));
  const profile = join(temporaryFolder(), "generated.speedscope.json");
  writeFileSync(profile, JSON.stringify(speedscope()));
  return { folder, profile };
}

function fileOf(module: number): string {
  return `app/part${module}.py`;
}

/** Three of the following functions, so that most calls lead into another module and none back. */
function calleesOf(index: number): readonly number[] {
  const next = [index * 3 + 1, index * 3 + 2, index * 3 + 3];
  return next.filter((callee) => callee < modules * perModule - 1);
}

function sourceOf(module: number): string {
  const own = Array.from({ length: perModule }, (_, at) => at * modules + module);
  const others = [...new Set(own.flatMap(calleesOf).map((callee) => callee % modules))].filter((one) => one !== module);
  const imports = others.map((other) => `from app import part${other}`).join("\n");
  const functions = own.map((index) => {
    const calls = calleesOf(index).map((callee) =>
      callee % modules === module ? `    f${callee}()` : `    part${callee % modules}.f${callee}()`,
    );
    return `def f${index}():\n${calls.length === 0 ? "    return 1" : calls.join("\n")}\n`;
  });
  return `${imports}\n\n\n${functions.join("\n\n")}`;
}

function speedscope() {
  let state = 3;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const importLines = Array.from({ length: modules }, (_, module) => sourceOf(module).split("\n"));
  const frames = Array.from({ length: modules * perModule }, (_, index) => ({
    name: `f${index}`,
    file: fileOf(index % modules),
    line: importLines[index % modules]!.indexOf(`def f${index}():`) + 1,
  }));
  const stacks = Array.from({ length: samples }, () => {
    const stack = [0];
    for (let depth = 1; depth < 28; depth++) {
      const callees = calleesOf(stack.at(-1)!);
      if (callees.length === 0) break;
      // The first callee is the dearest one.
      stack.push(callees[Math.floor(callees.length * random() ** 2)]!);
    }
    return stack;
  });
  const weights = stacks.map(() => 1);
  const sampled = { type: "sampled", name: "main", unit: "milliseconds", startValue: 0, endValue: samples };
  return {
    $schema: "https://www.speedscope.app/file-format-schema.json",
    shared: { frames },
    profiles: [{ ...sampled, samples: stacks, weights }],
  };
}
