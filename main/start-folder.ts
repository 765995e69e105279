import { realpathSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/**
 * The folder named on a command line, resolved; null when none is named. A file stands for the folder that holds it. A folder
 * that isn't there is answered as it was named, since the window says then what is wrong with it.
 *
 * @param argv without the program itself; switches of Electron and Chromium are passed over
 */
export function startFolder(argv: readonly string[], workingFolder: string): string | null {
  const named = argv.find((argument) => argument !== "" && !argument.startsWith("-"));
  if (named === undefined) return null;
  const path = resolve(workingFolder, named);
  try {
    const real = realpathSync(path);
    return statSync(real).isDirectory() ? real : dirname(real);
  } catch {
    return path;
  }
}
