import { ipcRenderer } from "electron";

/**
 * Messages of a channel, from the window's first moment on: those that come before a listener wait for it.
 *
 * @param keeps messages that this answers true for go no further
 */
export function heldUntilHeard<T>(
  channel: string,
  keeps: (message: T) => boolean = () => false,
): (listener: (message: T) => void) => () => void {
  const listeners = new Set<(message: T) => void>();
  const waiting: T[] = [];
  ipcRenderer.on(channel, (_event, message: T) => {
    if (keeps(message)) return;
    if (listeners.size === 0) waiting.push(message);
    for (const listener of listeners) listener(message);
  });
  return (listener) => {
    listeners.add(listener);
    for (const message of waiting.splice(0)) listener(message);
    return () => {
      listeners.delete(listener);
    };
  };
}
