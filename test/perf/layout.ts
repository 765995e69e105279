/**
 * Prints how long layouts take: the median of seven runs in a warm thread, as processor time of all threads, so that a busy
 * machine doesn't count, and by the clock. Run with `node test/perf/layout.ts`.
 */
import { createFlowLayout } from "#layout/layout-flow.ts";
import { generatedView } from "../helpers/generated-view.ts";

const runs = 7;
const layout = createFlowLayout();
const signal = new AbortController().signal;
await layout.layout(generatedView(40, 1), {}, signal);
console.log("cards  calls  processor ms  clock ms  size");
for (const nodes of [20, 40, 80, 150, 300]) {
  const view = generatedView(nodes, nodes);
  const times: number[] = [];
  const work: number[] = [];
  let size = "";
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const before = process.cpuUsage();
    const scene = await layout.layout(view, {}, signal);
    times.push(performance.now() - start);
    const { user, system } = process.cpuUsage(before);
    work.push((user + system) / 1000);
    size = `${scene.size.width} x ${scene.size.height} (${scene.layout})`;
  }
  const columns = [
    String(view.nodes.length).padStart(5),
    String(view.edges.length).padStart(6),
    median(work).toFixed(0).padStart(13),
    median(times).toFixed(0).padStart(9),
  ];
  console.log(`${columns.join(" ")}  ${size}`);
}
await layout.close();

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}
