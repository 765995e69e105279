import type { FlowQuestion, LeftOut } from "#model/flow-view.ts";
import { mostNodes, usualNodes, usualShare } from "./selection.ts";

type Words = (count: number, question: FlowQuestion) => Pick<LeftOut, "text" | "show">;

const words: Record<LeftOut["reason"], Words> = {
  share: (count, question) => {
    const least = question.minimumShare ?? usualShare;
    const text = `${functions(count)} under ${Number((least * 100).toPrecision(2))} %`;
    return { text, show: { minimumShare: least > 0.0005 ? least / 5 : 0 } };
  },
  limit: (count, question) => {
    const most = question.nodes ?? usualNodes;
    const show = most < mostNodes ? { nodes: Math.min(mostNodes, most * 2) } : null;
    return { text: `${functions(count)} beyond ${most} cards`, show };
  },
  depth: (count, { callerDepth = 1, calleeDepth = 2 }) => ({
    text: `${functions(count)} further away`,
    show: { callerDepth: callerDepth + 1, calleeDepth: calleeDepth + 1 },
  }),
  external: (count) => ({ text: `${functions(count)} of libraries`, show: { onlyProject: false } }),
  hidden: (count) => ({ text: `${functions(count)} hidden`, show: { hidden: [] } }),
  "hidden-calls": (count) => ({ text: `${calls(count)} hidden`, show: { hiddenCalls: [] } }),
  filter: (count, { filter }) => ({ text: `${functions(count)} not named like ${filter ?? ""}`, show: { filter: "" } }),
  certainty: (count) => ({ text: `${calls(count)} that are possible only`, show: { certainOnly: false } }),
  provenance: (count) => ({
    text: `${functions(count)} known from elsewhere`,
    show: { provenance: ["both", "static", "measured"] },
  }),
  edges: (count, { allCalls }) =>
    allCalls === true
      ? { text: `${calls(count)} beyond 900`, show: null }
      : {
          text: `${calls(count)} that ${count === 1 ? "is" : "are"} light or said by others`,
          show: { allCalls: true },
        },
};

/** Says what isn't shown, most first, each with the change to the question that would show it. */
export function leftOut(counts: ReadonlyMap<LeftOut["reason"], number>, question: FlowQuestion): LeftOut[] {
  return [...counts]
    .filter(([, count]) => count > 0)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([reason, count]) => ({ reason, count, ...words[reason](count, question) }));
}

function functions(count: number): string {
  return count === 1 ? "1 function" : `${count.toLocaleString("en")} functions`;
}

function calls(count: number): string {
  return count === 1 ? "1 call" : `${count.toLocaleString("en")} calls`;
}
