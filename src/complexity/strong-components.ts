/**
 * The strongly connected components of a graph, callees before callers (Tarjan 1972, with a stack of its own, so that a
 * call chain of any length fits).
 *
 * @param successors for each node the nodes that it leads to
 */
export function strongComponents(successors: readonly (readonly number[])[]): number[][] {
  const count = successors.length;
  const order = new Int32Array(count).fill(-1);
  const lowest = new Int32Array(count);
  const onPath = new Uint8Array(count);
  const nextSuccessor = new Int32Array(count);
  const path: number[] = [];
  const components: number[][] = [];
  let visited = 0;
  const enter = (node: number, work: number[]) => {
    order[node] = lowest[node] = visited++;
    onPath[node] = 1;
    path.push(node);
    work.push(node);
  };
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue;
    const work: number[] = [];
    enter(root, work);
    for (let node = work.at(-1); node !== undefined; node = work.at(-1)) {
      const position = nextSuccessor[node] as number;
      nextSuccessor[node] = position + 1;
      const next = successors[node]?.[position];
      if (next === undefined) {
        work.pop();
        if (lowest[node] === order[node]) components.push(takeComponent(path, onPath, node));
        const parent = work.at(-1);
        if (parent !== undefined) lowest[parent] = Math.min(lowest[parent] as number, lowest[node] as number);
      } else if (order[next] === -1) {
        enter(next, work);
      } else if (onPath[next] === 1) {
        lowest[node] = Math.min(lowest[node] as number, order[next] as number);
      }
    }
  }
  return components;
}

function takeComponent(path: number[], onPath: Uint8Array, root: number): number[] {
  const component: number[] = [];
  for (;;) {
    const node = path.pop() as number;
    onPath[node] = 0;
    component.push(node);
    if (node === root) return component;
  }
}
