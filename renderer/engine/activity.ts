/** What is under way: open requests and drawings that aren't settled. Tests wait until nothing is. */
const open = new Set<symbol>();
let settling = 0;

/** Marks a piece of work as begun; the function that comes back ends it, and may be called twice. */
export function beginWork(name: string): () => void {
  const work = Symbol(name);
  open.add(work);
  document.documentElement.dataset.idle = "false";
  return () => {
    if (open.delete(work) && open.size === 0) settleSoon();
  };
}

/** Waits two frames, so that the answer is on screen before the window says that it is idle. */
function settleSoon(): void {
  const turn = ++settling;
  const frame = (left: number): void => {
    if (turn !== settling || open.size > 0) return;
    if (left === 0) document.documentElement.dataset.idle = "true";
    else requestAnimationFrame(() => frame(left - 1));
  };
  requestAnimationFrame(() => frame(1));
}
