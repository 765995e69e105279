import type { ShellPort } from "./serve-port.ts";

/** The part of Electron's `process.parentPort` that is used here; it is there in a utility process only. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: "message", listener: (event: { data: unknown }) => void): void;
}

/** The port to the shell of the process that this runs in, whichever way it was started. */
export function shellPort(): ShellPort {
  const { parentPort } = process as unknown as { parentPort?: ParentPort };
  if (parentPort !== undefined) {
    return {
      post: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on("message", ({ data }) => listener(data as never)),
      // Electron ends its utility processes itself.
      onGone: () => {},
    };
  }
  if (process.send === undefined) throw new Error("The engine is started by the app, not by itself.");
  return {
    post: (message) => {
      if (process.connected) process.send?.(message);
    },
    onMessage: (listener) => process.on("message", (message) => listener(message as never)),
    onGone: (listener) => process.once("disconnect", listener),
  };
}
