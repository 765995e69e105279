import { writeFileSync } from "node:fs";
import { serialize } from "node:v8";
import { app } from "electron";
import { utilityPort } from "../../../main/engine/utility-port.ts";
import { boundaryCheck } from "./boundary-check.ts";

// The main process of an app that is nothing but the boundary: it writes what came back to the file named last.
const [entry = "", result = ""] = process.argv.slice(-2);
void app.whenReady().then(async () => {
  writeFileSync(result, serialize(await boundaryCheck(() => utilityPort(entry))));
  app.exit(0);
});
