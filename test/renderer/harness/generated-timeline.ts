import type { RunTimeline } from "#contract/answers.ts";
import { functionId, runId } from "#model/ids.ts";

const columns = 1500;

/** What the engine tells of so many threads, in columns: always the same. */
export function generatedTimeline(threads: number): RunTimeline {
  let state = 5;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const end = 60e9;
  return {
    run: runId(1),
    end,
    range: { start: 0, end },
    hasCommonZero: true,
    tracks: Array.from({ length: threads }, (_, thread) => {
      const depths = Array.from({ length: columns }, () => Math.floor(random() * 40));
      const functions = depths.map((depth) => (depth === 0 ? -1 : Math.floor(random() * 500)));
      return {
        thread,
        name: `Thread ${thread}`,
        busy: end,
        samples: 1_000_000 / threads,
        deepest: 40,
        depths,
        functions,
      };
    }),
    functions: Array.from({ length: 500 }, (_, index) => ({
      id: functionId(`module_${index % 60}.py#function_${index}`),
      name: `function_${index}`,
      module: `package.module_${index % 60}`,
      external: index % 11 === 0,
    })),
  };
}
