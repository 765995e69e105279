import { readdirSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { ProfileFormatError } from "../../../src/profiles/profile-format-error.ts";
import { readProfile } from "../../../src/profiles/read-profile.ts";
import { onlyThread, profileOf } from "../../helpers/profile-facts.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

describe("reading a profile", () => {
  it.each([
    ["gzip", gzipSync],
    ["zstd", zstdCompressSync],
    ["brotli", brotliCompressSync],
  ])("opens files packed with %s as they are", async (_, pack) => {
    const thread = onlyThread(await profileOf(pack(Buffer.from("main;a 1\nmain;b 2\n"))));
    expect(thread.measures[0]?.whole).toBe(3);
  });

  it("reports the bytes read, up to all of them", async () => {
    const path = join(await mkdtemp(join(tmpdir(), "profile-")), "stacks");
    await writeFile(path, "main;a 1\n".repeat(300_000));
    const seen: number[] = [];
    await readProfile(path, { onProgress: ({ done }) => seen.push(done), signal: new AbortController().signal });
    expect(seen.at(-1)).toBe(2_700_000);
    expect(seen.length).toBeGreaterThan(2);
  });

  it("reads a document that is long once it is unpacked through a file that is gone afterwards", async () => {
    const folder = temporaryFolder();
    vi.stubEnv("TMPDIR", folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    const callFrame = { functionName: "f", scriptId: "9", url: "file:///a.js", lineNumber: 1, columnNumber: 2 };
    const nodes = [
      { id: 1, callFrame: { ...callFrame, functionName: "(root)" }, children: [2] },
      { id: 2, callFrame },
    ];
    const count = 3_500_000;
    const samples = new Array(count).fill(2);
    const timeDeltas = new Array(count).fill(10);
    const text = JSON.stringify({ nodes, startTime: 0, endTime: 1, samples, timeDeltas });
    const { threads } = await profileOf(gzipSync(text, { level: 1 }));
    expect(threads[0]?.measures).toMatchObject([{ whole: (count - 1) * 10_000 }, { whole: count }]);
    const broken = gzipSync(text.replace("10,10,10]", "10,x,10]"), { level: 1 });
    await expect(profileOf(broken)).rejects.toThrow(/byte \d{8}: the JSON breaks off/);
    const without = gzipSync(text.replace('"id":2,', ""), { level: 1 });
    await expect(profileOf(without)).rejects.toThrow(ProfileFormatError);
    expect(readdirSync(folder)).toEqual([]);
  });

  it("stops when it is cancelled", async () => {
    const path = join(await mkdtemp(join(tmpdir(), "profile-")), "stacks");
    await writeFile(path, "main;a 1\n".repeat(300_000));
    const controller = new AbortController();
    const reading = readProfile(path, { onProgress: () => controller.abort(), signal: controller.signal });
    await expect(reading).rejects.toThrow(/abort/i);
  });

  it.each([
    ["an empty file", "", /byte 0: the file is empty/],
    ["a text that is no profile", "hello world\n", /no known profile format/],
    ["a cut JSON document", '{"nodes": [{"id": 1, ', /byte 2\d: the JSON breaks off/],
    ["a cut gzip file", gzipSync("main;a 1\n".repeat(1000)).subarray(0, 30), /can't be unpacked/],
  ])("refuses %s with the place and what to do", async (_, content, message) => {
    const error = await profileOf(content, "x.prof").catch((problem) => problem);
    expect(error).toBeInstanceOf(ProfileFormatError);
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/^x\.prof, /);
    expect(error.problem.hint).not.toBe("");
  });

  it("tells the byte and the path at which a document isn't as its format demands", async () => {
    const frames = [{ name: 'a]\\"}' }, { name: "é" }, { name: 7 }];
    const profiles = [{ type: "sampled", unit: "none", samples: [[1, 2]], weights: [1] }];
    const text = JSON.stringify({ x: [1, { y: "}" }], shared: { frames }, profiles }, null, 1);
    const error = await profileOf(text, "x").catch((problem) => problem);
    expect(error.message).toMatch(/^x, byte \d+ \(shared\.frames\[2\]\.name\): .* has 7 where a text should stand/);
    expect(Buffer.from(text).subarray(error.offset).toString()).toMatch(/^7\s/);
  });

  it.each([
    ["a memray capture", Buffer.from([4, 0x22, 0x4d, 0x18, 0, 0]), /memray transform csv x\.bin/],
    ["perf's data", "PERFILE2\0\0", /perf script -i x\.bin/],
  ])("gives the command that converts %s", async (_, content, message) => {
    await expect(profileOf(content, "x.bin")).rejects.toThrow(message);
  });
});
