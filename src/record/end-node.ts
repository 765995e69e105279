import { setTimeout as pause } from "node:timers/promises";

/** Milliseconds to wait for what Node says of its inspector. */
const patience = 2000;

/**
 * Ends a Node that is busy in JavaScript and therefore deaf to signals: SIGUSR1 opens its inspector, which interrupts even
 * an endless loop, and there `process.exit` is called, so that V8 still writes its files.
 *
 * @param recentErrors what the program wrote to stderr; Node announces the inspector's address there
 */
export async function endNode(pid: number, recentErrors: () => string): Promise<boolean> {
  if (typeof WebSocket === "undefined") return false;
  try {
    process.kill(pid, "SIGUSR1");
  } catch {
    return false;
  }
  const address = await seen(recentErrors, /Debugger listening on (ws:\/\/\S+)/);
  if (address === null) return false;
  const socket = new WebSocket(address);
  const opened = await new Promise<boolean>((settle) => {
    socket.onopen = () => settle(true);
    socket.onerror = () => settle(false);
  });
  if (!opened) return false;
  socket.send(JSON.stringify({ id: 1, method: "Runtime.evaluate", params: { expression: "process.exit(130)" } }));
  // The answer never comes, since the program ends in the middle of it. Its files are written by the time it says that it
  // waits for the inspector to leave, which it doesn't always notice.
  await seen(recentErrors, /(Waiting for the debugger to disconnect)/);
  socket.close();
  process.kill(pid, "SIGKILL");
  return true;
}

/** What an expression captures as soon as it is there; null when it doesn't come. */
async function seen(recentErrors: () => string, pattern: RegExp): Promise<string | null> {
  for (let waited = 0; waited < patience; waited += 50) {
    const found = pattern.exec(recentErrors())?.[1];
    if (found !== undefined) return found;
    await pause(50);
  }
  return null;
}
