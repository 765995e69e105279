/**
 * JavaScript that every recorded Node loads first (`--require`, which all versions know): an interrupt becomes an ordinary
 * exit, so that V8 writes its files, unless the program heeds it itself; and the peak of memory and the script are noted at the end,
 * before V8 starts writing. It loads nothing that Node hasn't loaded already, so that it takes no time worth seeing. A worker notes
 * its process's peak too, and the main thread, which ends last, writes over it.
 */
export const nodeHook = `"use strict";
for (const [name, code] of [["SIGINT", 130], ["SIGTERM", 143]]) {
  process.on(name, () => { if (process.listenerCount(name) === 1) process.exit(code); });
}
process.on("exit", () => {
  const fs = require("node:fs");
  let peak = process.resourceUsage().maxRSS * 1024;
  try {
    peak = Number(/VmHWM:\\s*(\\d+)/.exec(fs.readFileSync("/proc/self/status", "utf8"))[1]) * 1024;
  } catch {}
  try {
    fs.writeFileSync(__dirname + "/memory-" + process.pid + ".json", JSON.stringify({ peak, script: process.argv[1] || null }));
  } catch {}
});
`;
