/**
 * How the window's canvases behave under load, in the test browser: main-thread work of a first paint, and
 * work and long tasks while a person pans and zooms. Work is the thread's own time, so that a busy machine doesn't count as a slow
 * program. Prints a table and asserts nothing.
 */
import type { CDPSession, Page } from "playwright-core";
import { openHarness, settled } from "../renderer/harness/open-harness.ts";

/** A task longer than this is felt, in milliseconds. */
const long = 50;
/** Turns of the wheel in one measurement. */
const turns = 100;
const views = [
  "view=flame",
  "view=flame&order=time",
  "view=flame&direction=inverted",
  "view=tree",
  "view=sandwich&selected=module_2.py%23function_2",
];

const harness = await openHarness();
for (const nodes of [100_000, 1_000_000]) {
  for (const view of views) await firstPaint(view, nodes);
}
await firstTimeline();
await listSearch();
for (const [what, wish, target] of [
  ["flame of 1,000,000 nodes", "view=flame&nodes=1000000", ".flame-box"],
  ["flame in order of time of 1,000,000 nodes", "view=flame&order=time&nodes=1000000", ".flame-box"],
  ["inverted flame of 1,000,000 nodes", "view=flame&direction=inverted&nodes=1000000", ".flame-box"],
  ["timeline of 32 threads, 1,000,000 samples", "view=timeline&threads=32", ".timeline-box canvas"],
  ["board of 300 cards, clean", "cards=300&look=clean", ".flow-canvas"],
  ["board of 300 cards, sketch", "cards=300&look=sketch", ".flow-canvas"],
] as const) {
  await gestures(what, wish, target);
}

await harness.close();

function report(what: string, figures: string): void {
  console.log(`${what.padEnd(56)}  ${figures}`);
}

/** Shows a small tree first, so that the code is loaded and warm, then switches to the large one. */
async function firstPaint(wish: string, nodes: number): Promise<void> {
  const page = await harness.open(`${wish}&nodes=1000`);
  await page.evaluate((count) => {
    Object.assign(window, { large: window.generatedFlame(count) });
    window.gc?.();
  }, nodes);
  const work = await watchWork(page);
  await page.evaluate(() => {
    window.setShown(window.large);
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  const first = await work.spent();
  await settled(page);
  const whole = await work.spent();
  const tasks = await work.longTasks();
  await page.context().close();
  const name = wish
    .replace(/&selected.*/, "")
    .replace("view=", "")
    .replace("&direction=", ", ")
    .replace("&order=", ", order of ");
  report(
    `first paint of ${name}, ${nodes.toLocaleString("en-US")} nodes`,
    `${first.toFixed(0)} ms of work, ${whole.toFixed(0)} ms until complete; tasks over ${long} ms: ${listed(tasks)}`,
  );
}

/** The tracks of 32 threads after those of one: what the engine tells of a million samples, in columns. */
async function firstTimeline(): Promise<void> {
  const page = await harness.open("view=timeline&threads=1");
  await page.evaluate(() => Object.assign(window, { large: window.generatedTimeline(32) }));
  const work = await watchWork(page);
  await page.evaluate(() => {
    window.setShown(window.large);
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  const first = await work.spent();
  const tasks = await work.longTasks();
  await page.context().close();
  report(
    "first paint of timeline, 32 threads, 1,000,000 samples",
    `${first.toFixed(0)} ms of work; tasks over ${long} ms: ${listed(tasks)}`,
  );
}

/** Writes a name into the search above 100,000 functions, letter by letter. */
async function listSearch(): Promise<void> {
  const page = await harness.open("view=list&rows=100000");
  const field = page.getByTestId("function-filter");
  await field.focus();
  await field.pressSequentially("warm");
  await field.fill("");
  const work = await watchWork(page);
  const name = "handler12.on_event";
  for (const letter of name) {
    await page.keyboard.press(letter);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }
  const spent = await work.spent();
  const tasks = await work.longTasks();
  await page.context().close();
  report(
    "search in a list of 100,000 functions",
    `${(spent / name.length).toFixed(1)} ms of work a letter; tasks over ${long} ms: ${listed(tasks)}`,
  );
}

/** Pans and zooms with 100 turns of the wheel, one each frame. */
async function gestures(what: string, wish: string, target: string): Promise<void> {
  const page = await harness.open(wish, { width: 1920, height: 1080 });
  const work = await watchWork(page);
  await page.evaluate(turnWheel, target);
  await settled(page);
  const spent = await work.spent();
  const tasks = await work.longTasks();
  await page.context().close();
  report(
    `pan and zoom of the ${what}`,
    `${(spent / turns).toFixed(1)} ms of work a turn; tasks over ${long} ms: ${listed(tasks)}`,
  );
}

/** Runs in the page. A browser without processor time may give no frame for seconds: then the next turn comes without. */
async function turnWheel(target: string): Promise<void> {
  const element = document.querySelector(target)!;
  const { left, top, width, height } = element.getBoundingClientRect();
  const at = { clientX: left + width / 2, clientY: top + height / 2, bubbles: true, cancelable: true };
  for (let turn = 0; turn < 100; turn++) {
    const isPan = turn < 40;
    const deltaY = isPan ? (turn < 20 ? 30 : -30) : turn >= 60 && turn < 85 ? 40 : -40;
    element.dispatchEvent(new WheelEvent("wheel", { ...at, deltaX: isPan ? 25 : 0, deltaY, ctrlKey: !isPan }));
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
      setTimeout(resolve, 500);
    });
  }
}

function listed(tasks: readonly number[]): string {
  return tasks.length === 0 ? "none" : tasks.map((task) => `${task.toFixed(0)} ms`).join(", ");
}

interface Work {
  /** Milliseconds that the main thread worked since the watch began. */
  readonly spent: () => Promise<number>;
  /** Ends the watch. Milliseconds of each long task, in the thread's own time. */
  readonly longTasks: () => Promise<number[]>;
}

interface TraceEvent {
  readonly name: string;
  readonly tid: number;
  readonly pid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

async function watchWork(page: Page): Promise<Work> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] },
  });
  const start = await threadTime(session);
  return {
    spent: async () => (await threadTime(session)) - start,
    longTasks: async () => {
      const done = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
      await session.send("Tracing.end");
      await done;
      const main = new Set(
        events
          .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
          .map(({ pid, tid }) => `${pid} ${tid}`),
      );
      return events
        .filter(({ name, pid, tid }) => name === "RunTask" && main.has(`${pid} ${tid}`))
        .map(({ dur, tdur }) => (tdur ?? dur ?? 0) / 1000)
        .filter((duration) => duration > long);
    },
  };
}

async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0) * 1000;
}
