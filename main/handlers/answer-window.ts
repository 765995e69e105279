import { app } from "electron";
import type { ProjectSummary, RecentProject } from "#contract/answers.ts";
import { type Answer, type Refusal, type RequestName, requestNames } from "#contract/requests.ts";
import { bringToFront, type ProjectWindow, type ProjectWindows } from "../project-windows.ts";

/** Passes a question on to the window's engine, after what only the shell can judge. */
export async function answerWindow(
  windows: ProjectWindows,
  from: ProjectWindow,
  name: unknown,
  args: unknown,
): Promise<Answer<unknown>> {
  if (!requestNames.includes(name as RequestName) || !Array.isArray(args)) return refusal("There is no such question.");
  const refused = await whyRefused(windows, from, name as RequestName, args[0]);
  if (refused !== null) return refused;
  const ask = from.engine().ask as (name: string, ...args: readonly unknown[]) => Promise<Answer<unknown>>;
  const answer = await ask(name as string, ...args);
  noteProject(from, name as RequestName, answer);
  return answer;
}

/** Folders and profiles are read only when a person handed them over; a project has one window. */
async function whyRefused(
  windows: ProjectWindows,
  from: ProjectWindow,
  name: RequestName,
  path: unknown,
): Promise<Refusal | null> {
  if (name === "importProfile" && !from.handed.has(path as string)) {
    return refusal("This file wasn't handed over.", "Drop it on the window, or choose it with Import profile.");
  }
  if (name !== "openProject") return null;
  if (!from.handed.has(path as string) && !(await isRecent(from, path))) {
    return refusal("This folder wasn't handed over.", "Choose it with Open folder.");
  }
  const other = windows.withFolder(path as string);
  if (other === null || other === from) return null;
  bringToFront(other.window);
  return refusal(`${path} is open in another window.`, "That window was brought to the front.");
}

async function isRecent(from: ProjectWindow, folder: unknown): Promise<boolean> {
  const answer: Answer<readonly RecentProject[]> = await from.engine().ask("recentProjects");
  return answer.ok && answer.value.some((project) => project.folder === folder);
}

/** Keeps in mind which project a window shows, for its title and for a second start on the same folder. */
function noteProject(from: ProjectWindow, name: RequestName, answer: Answer<unknown>): void {
  if (!answer.ok) return;
  if (name === "closeProject") from.folder = null;
  if (name !== "openProject" && name !== "openExample") return;
  const { folder } = answer.value as ProjectSummary;
  from.folder = folder;
  from.handed.add(folder);
  app.addRecentDocument(folder);
  if (!from.window.isDestroyed()) from.window.setRepresentedFilename(folder);
}

const refusal = (text: string, hint = ""): Refusal => ({ ok: false, problem: { text, hint } });
