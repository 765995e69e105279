/** Prints how long layouts take: the median of seven runs in a warm thread. Run with `node test/perf/layout.ts`. */
import { createFlowLayout } from "#layout/layout-flow.ts";
import { generatedView } from "../helpers/generated-view.ts";

const runs = 7;
const layout = createFlowLayout();
const signal = new AbortController().signal;
await layout.layout(generatedView(40, 1), {}, signal);
console.log("cards  calls  median ms  size");
for (const nodes of [20, 40, 80, 150, 300]) {
  const view = generatedView(nodes, nodes);
  const times: number[] = [];
  let size = "";
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const scene = await layout.layout(view, {}, signal);
    times.push(performance.now() - start);
    size = `${scene.size.width} x ${scene.size.height} (${scene.layout})`;
  }
  const median = times.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
  const columns = [
    String(view.nodes.length).padStart(5),
    String(view.edges.length).padStart(6),
    median.toFixed(0).padStart(10),
  ];
  console.log(`${columns.join(" ")}  ${size}`);
}
await layout.close();
