import { writeFileSync } from "node:fs";
import { serialize } from "node:v8";
import { findSourceFiles } from "#extract/find-source-files.ts";
import { extractPython } from "#extract/python/extract-python.ts";

/** Extracts a folder in a process of its own, so that time counts from a cold start and memory is its alone. */
const [root, out] = process.argv.slice(2) as [string, string];
const start = performance.now();
const { files, leftOut } = await findSourceFiles(root);
const { signal } = new AbortController();
const graph = await extractPython({ root, files, leftOut, cache: null, workers: 2, onProgress: () => {}, signal });
const milliseconds = performance.now() - start;
const { maxRSS } = process.resourceUsage();
// As values, not as JSON: hubs share their candidates, and a large project's would be longer than a string can be.
writeFileSync(out, serialize({ graph, milliseconds, peakBytes: maxRSS * 1024 }));
