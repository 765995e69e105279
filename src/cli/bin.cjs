#!/usr/bin/env node
// Written so that any Node runs it: it looks at the version before anything that an old one can't read is loaded.
"use strict";
var path = require("node:path");
var childProcess = require("node:child_process");

var version = process.versions.node.split(".").map(Number);
var fits = version[0] > 22 || (version[0] === 22 && version[1] >= 18);

if (fits) {
  import("./index.ts").then((cli) => cli.runCommandLine(process.argv.slice(2)));
} else {
  handOver();
}

/** The set-up command installs a Node that fits beside the other packages: the same command line runs there. */
function handOver() {
  var ours;
  try {
    ours = path.join(path.dirname(require.resolve("node/package.json")), "bin", "node");
    if (!require("node:fs").existsSync(ours)) throw new Error("no binary");
  } catch (_) {
    console.error(
      "Callsketch needs Node 22.18 or newer; this is " +
        process.versions.node +
        ". Run `npm ci` first, or update Node.",
    );
    process.exit(2);
  }
  var child = childProcess.spawn(ours, [__filename].concat(process.argv.slice(2)), { stdio: "inherit" });
  ["SIGINT", "SIGTERM", "SIGHUP"].forEach((signal) => {
    process.on(signal, () => {
      child.kill(signal);
    });
  });
  child.on("exit", (code, signal) => {
    process.exit(code === null ? 128 + (signal === "SIGINT" ? 2 : 15) : code);
  });
}
