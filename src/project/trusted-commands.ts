import { createHash } from "node:crypto";
import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RunCommand } from "#model/run.ts";

/**
 * A command that a person gave or agreed to on this machine may be repeated without asking. A store may come along with a
 * folder that somebody else made, so what stands in it is not trusted: the list lies in the person's data folder.
 */
export function isTrusted(personFolder: string, projectFolder: string, command: RunCommand): boolean {
  try {
    return readFileSync(fileOf(personFolder), "utf8").split("\n").includes(fingerprint(projectFolder, command));
  } catch {
    return false;
  }
}

export function trust(personFolder: string, projectFolder: string, command: RunCommand): void {
  if (isTrusted(personFolder, projectFolder, command)) return;
  mkdirSync(personFolder, { recursive: true });
  appendFileSync(fileOf(personFolder), `${fingerprint(projectFolder, command)}\n`);
}

function fingerprint(projectFolder: string, { argv, folder, profiler }: RunCommand): string {
  return createHash("sha256")
    .update(JSON.stringify([projectFolder, folder, profiler, argv]))
    .digest("hex");
}

const fileOf = (personFolder: string) => join(personFolder, "trusted-commands");
