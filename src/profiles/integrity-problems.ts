import type { CallTree, ImportedProfile, ImportedThread, SampleTimeline } from "#model/imported-profile.ts";
import type { Cost, Count } from "#model/measure.ts";

/** Relative slack for sums of fractions. */
const slack = 1e-9;

/**
 * What contradicts itself in a profile; empty when all is sound. Every import passes it: indexes in range, costs
 * finite, no self over its total, no total over the whole, parents before children, samples in order of time.
 */
export function integrityProblems(profile: ImportedProfile): readonly string[] {
  const problems: string[] = [];
  if (profile.threads.length === 0) problems.push("no threads");
  for (const thread of profile.threads) {
    const say = (problem: string) => {
      if (problems.length < 20) problems.push(`${thread.name}: ${problem}`);
    };
    checkMeasures(thread, say);
    checkFrames(thread, say);
    checkEdges(thread, say);
    if (thread.tree !== null) checkTree(thread, thread.tree, say);
    if (thread.timeline !== null) checkTimeline(thread.timeline, thread.tree, say);
  }
  return problems;
}

type Say = (problem: string) => void;

function checkMeasures({ measures, hasStacks, tree }: ImportedThread, say: Say): void {
  for (const { name, whole } of measures) {
    if (!Number.isFinite(whole) || whole < 0) say(`the whole of ${name} is ${whole}`);
    if (whole > Number.MAX_SAFE_INTEGER)
      say(`the whole of ${name} is ${whole}, more than 2^53, and can't be kept exactly`);
  }
  if (hasStacks && tree === null) say("stacks without a call tree");
}

function checkFrames({ frames, measures, hasCalls }: ImportedThread, say: Say): void {
  frames.forEach((frame, index) => {
    if (frame.name === "") say(`frame ${index} has no name`);
    if (frame.line !== null && !(frame.line >= 1)) say(`frame ${index} is on line ${frame.line}`);
    if (frame.calls !== null && !hasCalls) say(`frame ${index} has calls in a run without`);
    checkCount(frame.calls, `frame ${index}`, say);
    checkCount(frame.primitiveCalls, `frame ${index}`, say);
    if (frame.costs.length !== measures.length) say(`frame ${index} has ${frame.costs.length} costs`);
    frame.costs.forEach((cost, measure) => {
      checkCost(cost, measures[measure]?.whole ?? 0, `frame ${index}`, say);
    });
  });
}

function checkEdges({ edges, frames, measures }: ImportedThread, say: Say): void {
  const seen = new Set<number>();
  edges.forEach((edge, index) => {
    if (!(edge.caller in frames) || !(edge.callee in frames)) say(`edge ${index} leads to no frame`);
    const key = edge.caller * frames.length + edge.callee;
    if (seen.has(key)) say(`edge ${index} is there twice`);
    seen.add(key);
    checkCount(edge.calls, `edge ${index}`, say);
    checkCount(edge.primitiveCalls ?? null, `edge ${index}`, say);
    if (edge.costs.length !== measures.length) say(`edge ${index} has ${edge.costs.length} costs`);
    edge.costs.forEach((cost, measure) => {
      checkCost(cost, measures[measure]?.whole ?? 0, `edge ${index}`, say);
    });
  });
}

function checkCount(count: Count | null, where: string, say: Say): void {
  if (count === null) return;
  if (count < 0 || (typeof count === "number" && !Number.isSafeInteger(count)))
    say(`${where} was called ${count} times`);
}

function checkCost({ self, total }: Cost, whole: number, where: string, say: Say): void {
  const most = whole * (1 + slack) + slack;
  for (const value of [self, total]) {
    if (value === null) continue;
    if (!Number.isFinite(value) || value < 0) say(`${where} costs ${value}`);
    if (value > most) say(`${where} costs ${value}, more than the whole ${whole}`);
  }
  if (self !== null && total !== null && self > total * (1 + slack) + slack) {
    say(`${where} has a self of ${self}, more than its total ${total}`);
  }
}

function checkTree(
  { frames, measures }: ImportedThread,
  { parents, frames: nodeFrames, self }: CallTree,
  say: Say,
): void {
  if (nodeFrames.length !== parents.length || self.length !== measures.length)
    say("the tree's arrays differ in length");
  if (parents[0] !== -1 || nodeFrames[0] !== -1) say("the tree has no root");
  for (let node = 1; node < parents.length; node++) {
    const parent = parents[node] ?? -1;
    const frame = nodeFrames[node] ?? -1;
    if (parent < 0 || parent >= node) say(`node ${node} stands before its parent ${parent}`);
    if (frame < 0 || frame >= frames.length) say(`node ${node} has no frame`);
  }
  self.forEach((costs, measure) => {
    if (costs.length !== parents.length) say("the tree's costs differ in length");
    let sum = 0;
    for (const cost of costs) sum += cost;
    const whole = measures[measure]?.whole ?? 0;
    if (!(Math.abs(sum - whole) <= Math.max(1e-6, whole * 1e-9))) say(`the tree sums up to ${sum}, not ${whole}`);
  });
}

function checkTimeline({ times, nodes, end }: SampleTimeline, tree: CallTree | null, say: Say): void {
  if (tree === null) say("a timeline without a call tree");
  if (times.length !== nodes.length) say("the timeline's arrays differ in length");
  let before = 0;
  for (let i = 0; i < times.length; i++) {
    const time = times[i] ?? 0;
    const node = nodes[i] ?? -1;
    if (!(time >= before)) say(`sample ${i} at ${time} comes before the one at ${before}`);
    if (node < 0 || node >= (tree?.parents.length ?? 0)) say(`sample ${i} has no node`);
    before = time;
  }
  if (!(end >= before)) say(`the timeline ends at ${end}, before its last sample`);
}
