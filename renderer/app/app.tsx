import { Tooltip } from "radix-ui";
import { useEffect } from "react";
import { Dialogs } from "../dialogs/dialogs.tsx";
import { shell } from "../engine/shell.ts";
import { ContextMenu } from "../panels/context-menu.tsx";
import { DropTarget } from "../panels/drop-target.tsx";
import { EngineStopped } from "../panels/engine-stopped.tsx";
import { StartScreen } from "../panels/start-screen.tsx";
import { Toasts } from "../panels/toasts.tsx";
import { Workbench } from "../panels/workbench.tsx";
import { lastFolder, loadRecent, openProject } from "./actions/open-project.ts";
import { runCommand } from "./commands/all-commands.ts";
import { useKeys } from "./keys.ts";
import { listenToEngine } from "./listen.ts";
import { keepLoaded } from "./loading/keep-loaded.ts";
import { rememberFrame } from "./remembered-frame.ts";
import { rememberRun } from "./remembered-run.ts";
import { set, useStore } from "./store.ts";
import { texts } from "./texts.ts";
import { useDocumentLook } from "./theme.ts";

/** The window: the start screen, or the project that is open; above it dialogs, menus and messages. */
export function App() {
  const stage = useStore((state) => state.stage);
  const stopped = useStore((state) => state.stopped !== null);
  const name = useStore((state) => state.project?.name);
  useDocumentLook();
  useKeys();
  useEffect(() => {
    document.title = name === undefined ? texts.product : `${name} – ${texts.product}`;
  }, [name]);
  return (
    <Tooltip.Provider delayDuration={400} skipDelayDuration={200}>
      {stopped ? <EngineStopped /> : stage === "open" ? <Workbench /> : <StartScreen />}
      <Dialogs />
      <ContextMenu />
      <Toasts />
      <DropTarget />
    </Tooltip.Provider>
  );
}

/** Ties the store to the engine, the menu and the storage, once; then opens what the window was started with. */
export async function startApp(): Promise<void> {
  keepLoaded();
  listenToEngine();
  shell().onMenu(runCommand);
  useStore.subscribe(rememberFrame);
  useStore.subscribe(rememberRun);
  const folder = lastFolder() ?? shell().startFolder;
  if (folder !== null) await openProject(folder);
  else {
    await loadRecent();
    set({ stage: "start" });
  }
}
