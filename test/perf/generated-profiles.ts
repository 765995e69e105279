import { once } from "node:events";
import { createWriteStream } from "node:fs";

/**
 * Writes a large file from lines or pieces; `make` is asked for the next piece until the file is large enough.
 *
 * @param isEnough ends it earlier
 */
export async function writeLarge(
  path: string,
  bytes: number,
  make: (index: number) => string,
  end: string | (() => string) = "",
  isEnough = () => false,
): Promise<void> {
  const stream = createWriteStream(path);
  let written = 0;
  for (let index = 0; written < bytes && !isEnough(); ) {
    let block = "";
    while (block.length < 1 << 20 && written + block.length < bytes && !isEnough()) block += make(index++);
    written += block.length;
    if (!stream.write(block)) await once(stream, "drain");
  }
  stream.end(typeof end === "string" ? end : end());
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

/** V8's heap profile: a tree whose deepest branch has 60 functions. */
export function writeHeapprofile(path: string, bytes: number): Promise<void> {
  const node = (id: number, size: number) => {
    const callFrame = `{"functionName":"function_${id % 3000}","scriptId":"9","url":"file:///app/module_${id % 200}.js","lineNumber":${id % 900},"columnNumber":12}`;
    return `{"callFrame":${callFrame},"selfSize":${size},"id":${id},"children":[`;
  };
  // Each step of the trunk holds branches of ten functions; the trunk itself gets longer up to 60.
  const branch = (index: number) =>
    Array.from({ length: 10 }, (_, at) => node(index * 11 + at, 64 + (index % 900))).join("") + "]}".repeat(10);
  const steps = 60;
  const each = Math.ceil(bytes / steps);
  let trunk = 0;
  let written = 0;
  const start = `{"head":{"callFrame":{"functionName":"(root)","scriptId":"0","url":"","lineNumber":-1,"columnNumber":-1},"selfSize":0,"id":1,"children":[`;
  const end = () => `${"]}".repeat(trunk)}]},"samples":[]}`;
  return writeLarge(
    path,
    bytes,
    (index) => {
      let text = index === 0 ? start : ",";
      if (written >= trunk * each && trunk < steps) text += `${node(++trunk, 0)}`;
      text += branch(index);
      written += text.length;
      return text;
    },
    end,
  );
}

/** Firefox's own form: rows of samples of one thread, a table of stacks of some depth. */
export function writeGecko(path: string, bytes: number): Promise<void> {
  const stackCount = 200_000;
  const frames = Array.from({ length: 3000 }, (_, one) => `[${one},true,null,null,${10 + (one % 90)},null]`).join();
  const strings = Array.from(
    { length: 3000 },
    (_, one) => `"function_${one} (https://example.org/module_${one % 200}.js:${1 + (one % 900)}:3)"`,
  ).join();
  const stack = (id: number) => `[${id === 0 ? null : (id - 1) >> 1},${(id * 7919) % 3000}]`;
  const stacks = Array.from({ length: stackCount }, (_, id) => stack(id)).join();
  const start = `{"meta":{"version":27,"product":"Firefox","interval":1,"startTime":0,"stackwalk":1},"libs":[],"threads":[{"name":"GeckoMain","pid":7,"tid":8,"stringTable":[${strings}],"frameTable":{"schema":{"location":0,"relevantForJS":1,"innerWindowID":2,"implementation":3,"line":4,"column":5},"data":[${frames}]},"stackTable":{"schema":{"prefix":0,"frame":1},"data":[${stacks}]},"samples":{"schema":{"stack":0,"time":1,"eventDelay":2},"data":[`;
  return writeLarge(
    path,
    bytes,
    (index) => `${index === 0 ? start : ","}[${(index * 7919) % stackCount},${index}.25,0]`,
    "]}}]}",
  );
}

/** What Chrome's DevTools write: V8's profile in chunks between other events. */
export function writeDevtoolsTrace(path: string, bytes: number): Promise<void> {
  const count = 20_000;
  const node = (id: number) =>
    `{"id":${id},"parent":${id >> 1},"callFrame":{"functionName":"function_${id % 3000}","scriptId":"9","url":"https://example.org/module_${id % 200}.js","lineNumber":${id % 900},"columnNumber":12}}`;
  const head = '"pid":7,"tid":8,"id":"0x1","cat":"disabled-by-default-v8.cpu_profiler"';
  const start = `{"traceEvents":[{"ph":"P","name":"Profile",${head},"ts":1000,"args":{"data":{"startTime":1000}}},{"ph":"P","name":"ProfileChunk",${head},"ts":1001,"args":{"data":{"cpuProfile":{"nodes":[${node(1).replace('"parent":0,', "")},${Array.from({ length: count - 1 }, (_, at) => node(at + 2)).join()}],"samples":[1]},"timeDeltas":[0]}}}`;
  return writeLarge(
    path,
    bytes,
    (index) => {
      if (index % 3 > 0)
        return `,{"ph":"X","name":"RunTask","cat":"toplevel","pid":7,"tid":8,"ts":${index * 1000},"dur":900,"args":{}}`;
      const samples = Array.from({ length: 100 }, (_, at) => 1 + (((index + at) * 7919) % count));
      const deltas = samples.map((_, at) => 90 + (at % 20));
      return `${index === 0 ? start : ""},{"ph":"P","name":"ProfileChunk",${head},"ts":${index * 1000},"args":{"data":{"cpuProfile":{"samples":[${samples}]},"timeDeltas":[${deltas}],"lines":[${samples}]}}}`;
    },
    "]}",
  );
}
