/** A graph of calls: parallel arrays of caller and callee, by frame index. */
export interface CallGraph {
  readonly size: number;
  readonly callers: ArrayLike<number>;
  readonly callees: ArrayLike<number>;
}

/** The calls that leave each node, as one array with a start for each node (compressed sparse rows). */
export interface OutgoingCalls {
  /** Index into `calls` where a node's calls start; one more than there are nodes. */
  readonly starts: Int32Array;
  /** Indexes of calls. */
  readonly calls: Int32Array;
}

/** Groups the calls of a graph by caller. */
export function outgoingCalls({ size, callers }: CallGraph): OutgoingCalls {
  const starts = new Int32Array(size + 1);
  for (let call = 0; call < callers.length; call++) starts[(callers[call] as number) + 1]!++;
  for (let node = 0; node < size; node++) starts[node + 1]! += starts[node] as number;
  const next = starts.slice();
  const calls = new Int32Array(callers.length);
  for (let call = 0; call < callers.length; call++) calls[next[callers[call] as number]!++] = call;
  return { starts, calls };
}

/**
 * The strongly connected component of each node (Tarjan's algorithm with its stack kept by hand). Components are
 * numbered so that a callee's component is never above its caller's: 0 calls nobody outside itself.
 */
export function cyclesOf(graph: CallGraph): { readonly component: Int32Array; readonly count: number } {
  const { starts, calls } = outgoingCalls(graph);
  const order = new Int32Array(graph.size);
  const low = new Int32Array(graph.size);
  const component = new Int32Array(graph.size).fill(-1);
  const next = starts.slice(0, graph.size);
  const waiting: number[] = [];
  let seen = 0;
  let count = 0;
  for (let root = 0; root < graph.size; root++) {
    if (order[root] !== 0) continue;
    const path = [root];
    while (path.length > 0) {
      const node = path[path.length - 1] as number;
      if (order[node] === 0) {
        order[node] = low[node] = ++seen;
        waiting.push(node);
      }
      const callee = nextCallee(node);
      if (callee === -1) leave(node, path);
      else if (order[callee] === 0) path.push(callee);
      else if (component[callee] === -1) low[node] = Math.min(low[node] as number, order[callee] as number);
    }
  }
  return { component, count };

  function nextCallee(node: number): number {
    const at = next[node]!++;
    return at < (starts[node + 1] as number) ? (graph.callees[calls[at] as number] as number) : -1;
  }

  function leave(node: number, path: number[]): void {
    path.pop();
    const above = path.at(-1);
    if (above !== undefined) low[above] = Math.min(low[above] as number, low[node] as number);
    if (low[node] !== order[node]) return;
    for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
      component[member] = count;
      if (member === node) break;
    }
    count++;
  }
}
