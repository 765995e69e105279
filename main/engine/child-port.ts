import { spawn } from "node:child_process";
import type { EnginePort, FromEngine } from "./engine-port.ts";

/**
 * The engine as a child of another Node, for an Electron whose own Node is too old for it. Messages are structured
 * clones, as with a utility process.
 */
export function childPort(node: string, entry: string): EnginePort {
  const child = spawn(node, [entry], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    serialization: "advanced",
    windowsHide: true,
  });
  const exits: ((code: number | null) => void)[] = [];
  const ended = (code: number | null) => {
    for (const listener of exits.splice(0)) listener(code);
  };
  child.once("exit", ended);
  child.once("error", () => ended(null));
  return {
    post(message) {
      // A message to a process that has just ended is answered by its exit.
      if (child.connected) child.send(message, () => {});
    },
    onMessage: (listener) => child.on("message", (message) => listener(message as FromEngine)),
    onExit: (listener) => exits.push(listener),
    kill: () => child.kill("SIGKILL"),
  };
}
