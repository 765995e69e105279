import type { ProfileSource } from "./source/profile-source.ts";

/** What to do with a file that no importer claims: the exact command where we know what wrote it. */
export function unreadableHint({ file, head, text }: ProfileSource): string {
  const start = Buffer.from(head.subarray(0, 256)).toString("latin1");
  const mark = known.find(({ test }) => test(start, text));
  return mark?.hint(file) ?? "Callsketch reads the formats listed in its README; convert the file to one of them.";
}

interface KnownKind {
  readonly test: (start: string, text: string) => boolean;
  readonly hint: (file: string) => string;
}

const known: readonly KnownKind[] = [
  {
    test: (start) => start.startsWith("\x04\x22\x4d\x18") || start.includes("memray\0"),
    hint: (file) =>
      `It is a memray capture: run \`memray transform csv ${file}\` and import the file that this writes.`,
  },
  {
    test: (start) => start.startsWith("PERFILE2"),
    hint: (file) => `It is perf's own data: run \`perf script -i ${file} > perf.txt\` and import perf.txt.`,
  },
  {
    test: (start) => start.startsWith("MOJ"),
    hint: (file) => `It is Austin's binary form: run \`mojo2austin ${file} profile.austin\` and import profile.austin.`,
  },
  {
    test: (start) => start.startsWith("gmon"),
    hint: (file) => `It is gprof's own data: run \`gprof <program> ${file} > gprof.txt\` and import gprof.txt.`,
  },
  {
    test: (start) => start.startsWith("v8-version,"),
    hint: (file) =>
      `It is V8's log: run \`node --prof-process --preprocess ${file} > profile.json\` and import profile.json.`,
  },
  {
    test: (start) => /^(?:heap profile:|--- (?:contentionz|threadz|heapz))/.test(start),
    hint: (file) => `It is pprof's old text: run \`pprof -proto ${file} > profile.pb.gz\` and import profile.pb.gz.`,
  },
  {
    test: (_, text) => text.includes("<svg") && text.includes("flame"),
    hint: () => "It is a drawn flame graph: record again with the profiler's raw or speedscope output.",
  },
  {
    test: (_, text) => text.includes("const packed_data"),
    hint: () =>
      "It is a memray report: run `memray transform csv` on the capture and import the file that this writes.",
  },
];
