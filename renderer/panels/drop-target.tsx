import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { openPicture } from "../app/actions/boards.ts";
import { openProject } from "../app/actions/open-project.ts";
import { importFiles } from "../app/actions/runs.ts";
import { sayProblem } from "../app/actions/toasts.ts";
import { get, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { shell } from "../engine/shell.ts";

const { drop: words } = texts;

/** Takes folders, profiles and exported pictures that are dropped anywhere on the window. */
export function DropTarget() {
  const [over, setOver] = useState(false);
  const isOpen = useStore((state) => state.stage === "open");
  useEffect(() => {
    const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
    const enter = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void takeDrop(event.dataTransfer!);
    };
    const listeners = { dragenter: enter, dragover: enter, dragleave: leave, drop };
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name, listener as EventListener);
    };
  }, []);
  if (!over) return null;
  return (
    <div className="drop-target">
      <Download aria-hidden />
      <p>{words.title}</p>
      <p className="muted">{isOpen ? words.line : words.lineStart}</p>
    </div>
  );
}

/** A folder opens, exported pictures open as flows, other files are imported. What a browser can't tell is said. */
async function takeDrop(data: DataTransfer): Promise<void> {
  const { pathOfFile } = shell();
  const files = [...data.files];
  const folders = [...data.items].map((item) => item.webkitGetAsEntry()?.isDirectory === true);
  const folder = files.find((_, index) => folders[index]);
  if (folder !== undefined) {
    if (pathOfFile === null) return sayProblem({ text: words.folderInBrowser, hint: words.folderInBrowserHint });
    return openProject(pathOfFile(folder));
  }
  if (get().stage !== "open") return sayProblem({ text: words.needsProject, hint: "" });
  for (const picture of files.filter(isPicture)) await openPicture(picture);
  const profiles = files.filter((file) => !isPicture(file));
  if (profiles.length > 0) await importFiles(profiles);
}

/** Profiles are never called so; what the engine finds inside decides. */
function isPicture({ name }: File): boolean {
  return /\.(svg|png)$/i.test(name);
}
