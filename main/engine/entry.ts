import { createEngine } from "#project/create-engine.ts";
import { dataFolder } from "#project/data-folder.ts";
import { servePort } from "./serve-port.ts";
import { shellPort } from "./shell-port.ts";

// The program of the engine's process, started by the shell.
servePort(
  shellPort(),
  (emit) => createEngine({ emit, dataFolder: dataFolder() }),
  () => process.exit(0),
);
