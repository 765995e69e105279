import type { FlameTree } from "#contract/answers.ts";
import { functionId, runId } from "#model/ids.ts";

/** A call tree of so many nodes, 40 deep, with hot paths, recursion and a long tail. Always the same. */
export function generatedFlame(nodes: number): FlameTree {
  let state = 11;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const frameCount = 5000;
  const parents = new Int32Array(nodes);
  const nodeFrames = new Int32Array(nodes);
  const self = new Float64Array(nodes);
  const depth = new Int32Array(nodes);
  parents[0] = -1;
  nodeFrames[0] = -1;
  self[0] = 0;
  for (let node = 1; node < nodes; node++) {
    let parent = Math.floor(node * random() ** 0.35);
    while (depth[parent]! >= 40) parent = parents[parent]!;
    parents[node] = parent;
    depth[node] = depth[parent]! + 1;
    nodeFrames[node] = random() < 0.05 && parent > 0 ? nodeFrames[parent]! : Math.floor(frameCount * random() ** 2);
    self[node] = random() < 0.7 ? Math.floor(1000 * random() ** 8 * 1000) + 1 : 0;
  }
  const total = self.slice();
  for (let node = nodes - 1; node > 0; node--) total[parents[node]!]! += total[node]!;
  return {
    run: runId(1),
    measure: { name: "time", unit: "nanoseconds", whole: total[0]! },
    reconstructed: false,
    isTimed: false,
    timedThreads: [],
    inOrder: null,
    frames: Array.from({ length: frameCount }, (_, index) => ({
      id: functionId(`module_${index % 60}.py#function_${index}`),
      name: index % 9 === 0 ? `Handler.on_event_${index}` : `function_${index}`,
      module: `package.module_${index % 60}`,
      external: index % 11 === 0,
    })),
    parents,
    nodeFrames,
    self,
    total,
    leftOut: 0,
  };
}
