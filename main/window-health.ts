import { type BrowserWindow, dialog } from "electron";

/** When the page dies or hangs, a person decides; notes and boards are files by then, so nothing is lost by loading again. */
export function watchHealth(window: BrowserWindow): void {
  let asking: AbortController | null = null;
  const ask = async (message: string, detail: string, buttons: [string, string]) => {
    if (asking !== null || window.isDestroyed()) return;
    asking = new AbortController();
    const options = { type: "warning" as const, message, detail, buttons, defaultId: 0, noLink: true };
    const { response } = await dialog.showMessageBox(window, { ...options, signal: asking.signal });
    const isStillAsked = !asking.signal.aborted;
    asking = null;
    return isStillAsked ? response : undefined;
  };
  window.webContents.on("render-process-gone", async (_event, { reason }) => {
    if (reason === "clean-exit") return;
    const answer = await ask(
      "The window stopped working.",
      `Its process ended (${reason}). What was saved is kept; load the window again to go on.`,
      ["Load again", "Close"],
    );
    if (answer === 0) window.reload();
    else if (answer === 1) window.close();
  });
  window.on("unresponsive", async () => {
    const answer = await ask("The window doesn't answer.", "It may be busy with a large picture.", [
      "Wait",
      "Load again",
    ]);
    if (answer !== 1) return;
    window.webContents.forcefullyCrashRenderer();
    window.reload();
  });
  window.on("responsive", () => asking?.abort());
}
