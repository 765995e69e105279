import { utilityProcess } from "electron";
import type { EnginePort } from "./engine-port.ts";

/** The engine as a utility process: a Node of Electron's own, apart from the window and from the main process. */
export function utilityPort(entry: string): EnginePort {
  const child = utilityProcess.fork(entry, [], { serviceName: "Callsketch engine", stdio: "inherit" });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on("message", listener),
    onExit: (listener) => child.once("exit", listener),
    kill: () => child.kill(),
  };
}
