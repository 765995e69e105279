import { describe, expect, it } from "vitest";
import { profileDocument } from "../../../src/profiles/profile-document.ts";
import { profileOf } from "../../helpers/profile-facts.ts";

const documentOf = async (text: string) => JSON.parse(JSON.stringify(profileDocument(await profileOf(text, "x.out"))));

describe("the document of a profile", () => {
  it("has its schema, runs with measures and frames, and edges that index the frames", async () => {
    expect(await documentOf("main;walk 2\nmain 1\n")).toEqual({
      schema: "callsketch.run/1",
      format: "collapsed",
      producer: null,
      file: "x.out",
      runs: [
        {
          name: "x.out",
          processId: null,
          threadId: null,
          measures: [{ name: "samples", unit: "samples", whole: 3 }],
          hasStacks: true,
          hasCalls: false,
          frames: [frame("main", 1, 3), frame("walk", 2, 2)],
          edges: [{ caller: 0, callee: 1, calls: null, costs: [{ self: 2, total: 2 }] }],
        },
      ],
      skipped: { lines: 0, reason: null },
    });
  });

  it("writes counts beyond 2^53 as decimal strings", async () => {
    const document = await documentOf("events: Ir\nfn=f\n1 2\ncfn=g\ncalls=18014398509481985 0\n1 1\nfn=g\n1 1\n");
    expect(document.runs[0].frames[1].calls).toBe("18014398509481985");
    expect(document.runs[0].edges[0].calls).toBe("18014398509481985");
  });
});

function frame(name: string, self: number, total: number) {
  const place = { file: null, line: null, column: null, lineKind: "executing", external: false };
  return { name, ...place, calls: null, primitiveCalls: null, costs: [{ self, total }] };
}
