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
  var ours = installedNode();
  if (ours === null) {
    console.error(
      "Callsketch needs Node 22.18 or newer; this is " +
        process.versions.node +
        ". Run `npm ci` in its folder, or update Node.",
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

/** The program of the package for this system; null when there is none. */
function installedNode() {
  var system = process.platform === "win32" ? "win" : process.platform;
  var names = ["node-" + system + "-" + process.arch, "node-bin-" + system + "-" + process.arch];
  for (var index = 0; index < names.length; index++) {
    try {
      var manifest = require.resolve(names[index] + "/package.json");
      return path.join(path.dirname(manifest), require(manifest).bin.node);
    } catch (_) {
      // not this one
    }
  }
  return null;
}
