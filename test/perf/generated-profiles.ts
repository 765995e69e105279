import { once } from "node:events";
import { createWriteStream } from "node:fs";

/** Writes a large file from lines or pieces; `make` is asked for the next piece until the file is large enough. */
async function writeLarge(path: string, bytes: number, make: (index: number) => string, end = ""): Promise<void> {
  const stream = createWriteStream(path);
  let written = 0;
  for (let index = 0; written < bytes; ) {
    let block = "";
    while (block.length < 1 << 20 && written + block.length < bytes) block += make(index++);
    written += block.length;
    if (!stream.write(block)) await once(stream, "drain");
  }
  stream.end(end);
  await once(stream, "finish");
}

/** A stack of a program with 2,000 functions and some recursion, the same for the same index; root first. */
export function stackOf(index: number): number[] {
  const depth = 8 + ((index * 7919) % 23);
  const variant = (index * 104_729) % 997;
  return Array.from({ length: depth }, (_, at) => (at < 5 ? at : (at * 131 + variant * (at > 9 ? 17 : 3)) % 2000));
}

const place = (frame: number) => `/app/package_${frame % 40}/module_${frame % 200}.py`;

/** py-spy's collapsed stacks. */
export function writeCollapsed(path: string, bytes: number): Promise<void> {
  const frame = (one: number) => `function_${one} (${place(one).slice(5)}:${10 + (one % 90)})`;
  return writeLarge(path, bytes, (index) => `${stackOf(index).map(frame).join(";")} ${1 + (index % 9)}\n`);
}

/** Austin's samples of two threads. */
export function writeAustin(path: string, bytes: number): Promise<void> {
  const frame = (one: number) => `${place(one)}:Class.function_${one}:${10 + (one % 90)}`;
  const line = (index: number) =>
    `P7;T0:${index % 2};${stackOf(index >> 3)
      .map(frame)
      .join(";")} ${1000 + (index % 50)}\n`;
  return writeLarge(path, bytes, (index) => (index === 0 ? "# austin: 3.7.0\n# mode: wall\n\n" : line(index)));
}

/** What `perf script` prints. */
export function writePerf(path: string, bytes: number): Promise<void> {
  const frame = (one: number) =>
    `\t    ${(0x400000 + one * 64).toString(16)} function_${one}+0x${(one % 64).toString(16)} (/usr/bin/program)\n`;
  const sample = (index: number) =>
    `program ${7 + (index % 2)} ${(index / 1000 + 1).toFixed(6)}:  ${250_000 + (index % 1000)} cycles:u: \n${stackOf(index).reverse().map(frame).join("")}\n`;
  return writeLarge(path, bytes, sample);
}

/** V8's cpuprofile with 20,000 nodes and as many samples as fit. */
export function writeCpuprofile(path: string, bytes: number): Promise<void> {
  const count = 20_000;
  const node = (id: number) => {
    const children = [id * 2, id * 2 + 1].filter((child) => child <= count);
    const callFrame = {
      functionName: id === 1 ? "(root)" : `function_${id % 3000}`,
      scriptId: "9",
      url: `file:///app/module_${id % 200}.js`,
      lineNumber: id % 900,
      columnNumber: 12,
    };
    return JSON.stringify({ id, callFrame, hitCount: 1, children });
  };
  const nodes = Array.from({ length: count }, (_, index) => node(index + 1)).join(",");
  const samples = Math.max(1000, Math.floor((bytes - nodes.length) / 10));
  const deltas = `],"timeDeltas":[`;
  return writeLarge(path, nodes.length + samples * 10, (index) => {
    if (index === 0) return `{"nodes":[${nodes}],"startTime":1000,"endTime":${1000 + samples * 100},"samples":[1`;
    if (index < samples) return `,${1 + ((index * 7919) % count)}`;
    if (index === samples) return `${deltas}100`;
    return index < samples * 2 ? `,${90 + (index % 20)}` : index === samples * 2 ? "]}" : " ";
  });
}

/** speedscope's sampled form. */
export function writeSpeedscope(path: string, bytes: number): Promise<void> {
  const frames = Array.from({ length: 2000 }, (_, one) => ({
    name: `function_${one}`,
    file: place(one),
    line: 10 + (one % 90),
  }));
  const samples = Math.floor(bytes / 95);
  const start = `{"$schema":"https://www.speedscope.app/file-format-schema.json","shared":{"frames":${JSON.stringify(frames)}},"profiles":[{"type":"sampled","name":"t","unit":"seconds","startValue":0,"endValue":1,"samples":[`;
  return writeLarge(path, bytes, (index) => {
    if (index < samples) return `${index === 0 ? start : ","}${JSON.stringify(stackOf(index))}`;
    if (index === samples) return `],"weights":[0.01`;
    return index < samples * 2 ? ",0.01" : index === samples * 2 ? `]}],"exporter":"py-spy@0.4.2"}` : " ";
  });
}

/** Trace events of two threads, begin and end. */
export function writeTrace(path: string, bytes: number): Promise<void> {
  const event = (index: number) => {
    const [step, thread] = [index >> 1, index & 1];
    const [ph, depth] = step % 20 < 10 ? ["B", step % 20] : ["E", 19 - (step % 20)];
    const name = `function_${(depth * 131 + Math.floor(step / 20)) % 900}`;
    return `${index === 0 ? "[" : ",\n"}{"name":"${name}","cat":"app","ph":"${ph}","ts":${step * 3},"pid":1,"tid":${thread + 1},"args":{}}`;
  };
  return writeLarge(path, bytes, event, "]");
}
