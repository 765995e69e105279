import { homedir, platform } from "node:os";
import { join } from "node:path";

/** Where Callsketch keeps what belongs to the person and not to a project: recent projects, the example, stores of read-only projects. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const own = environment.CALLSKETCH_DATA;
  if (own !== undefined && own !== "") return own;
  if (platform() === "win32") return join(environment.APPDATA ?? join(homedir(), "AppData", "Roaming"), "Callsketch");
  if (platform() === "darwin") return join(homedir(), "Library", "Application Support", "Callsketch");
  return join(environment.XDG_DATA_HOME ?? join(homedir(), ".local", "share"), "callsketch");
}
