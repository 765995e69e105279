import { spawnSync } from "node:child_process";

/** The name under which Python 3 with cProfile can be started; null when it can't. */
export function hasPython(): string | null {
  const works = (name: string) => spawnSync(name, ["-c", "import cProfile, sys; assert sys.version_info >= (3, 8)"]).status === 0;
  return ["python3", "python"].find(works) ?? null;
}
