import { accessSync, closeSync, constants, openSync, readSync, statSync } from "node:fs";
import { delimiter, isAbsolute, join, resolve } from "node:path";
import { ProblemError } from "#model/problem.ts";

/**
 * The file that a program's name means: a path as it stands from the folder, a bare name by the search path. Null when there
 * is none that can be run.
 */
export function findProgram(name: string, folder: string, environment = process.env): string | null {
  if (name.includes("/") || name.includes("\\") || isAbsolute(name)) return runnable(resolve(folder, name));
  const folders = (environment.PATH ?? environment.Path ?? "").split(delimiter).filter((part) => part !== "");
  for (const candidate of folders.flatMap((part) => endings(environment).map((end) => join(part, name + end)))) {
    const found = runnable(candidate);
    if (found !== null) return found;
  }
  return null;
}

/** @throws ProblemError when there is no such program */
export function programFile(name: string, folder: string): string {
  const found = findProgram(name, folder);
  if (found !== null) return found;
  throw new ProblemError(
    `The program ${name} wasn't found.`,
    "Check its name, or give its path relative to the folder.",
  );
}

/** The words of a script's first line after `#!`, without `env`; none when the file is no script. */
export function shebang(file: string): readonly string[] {
  const line = /^#!\s*([^\n]*)/.exec(beginning(file))?.[1]?.trim() ?? "";
  const words = line.split(/\s+/).filter((word) => word !== "");
  return words[0]?.endsWith("/env") ? words.slice(1).filter((word) => word !== "-S") : words;
}

const endings = (environment: NodeJS.ProcessEnv) =>
  process.platform === "win32" ? ["", ...(environment.PATHEXT ?? ".EXE;.CMD;.BAT").split(";")] : [""];

function runnable(file: string): string | null {
  try {
    if (!statSync(file).isFile()) return null;
    accessSync(file, constants.X_OK);
    return file;
  } catch {
    return null;
  }
}

function beginning(file: string): string {
  const buffer = Buffer.alloc(256);
  try {
    const handle = openSync(file, "r");
    try {
      return buffer.toString("utf8", 0, readSync(handle, buffer, 0, buffer.length, 0));
    } finally {
      closeSync(handle);
    }
  } catch {
    return "";
  }
}
