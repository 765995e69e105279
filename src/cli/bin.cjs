#!/usr/bin/env node
// Written so that any Node of the last ten years runs it: it looks at the version before anything newer is loaded.
const { spawn } = require("node:child_process");
const path = require("node:path");

const [major, minor] = process.versions.node.split(".").map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  require("node:module").enableCompileCache(); // a start takes half the time when Node has compiled all of it before
  import("./index.ts").then((cli) => cli.runCommandLine(process.argv.slice(2)));
} else {
  handOver();
}

/** The set-up command installs a Node that fits beside the other packages: the same command line runs there. */
function handOver() {
  const ours = installedNode();
  if (ours === null) {
    console.error(
      `Callsketch needs Node 22.18 or newer; this is ${process.versions.node}. Run \`npm ci\` in its folder, or update Node.`,
    );
    process.exit(2);
  }
  const child = spawn(ours, [__filename].concat(process.argv.slice(2)), { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code === null ? 128 + (signal === "SIGINT" ? 2 : 15) : code));
}

/** The program of the package for this system; null when there is none. */
function installedNode() {
  const system = process.platform === "win32" ? "win" : process.platform;
  for (const name of [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`]) {
    try {
      const manifest = require.resolve(`${name}/package.json`);
      return path.join(path.dirname(manifest), require(manifest).bin.node);
    } catch {
      // not this one
    }
  }
  return null;
}
