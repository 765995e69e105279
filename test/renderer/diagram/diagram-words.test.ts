import { describe, expect, it } from "vitest";
import { functionId } from "#model/ids.ts";
import { isOfHub } from "../../../renderer/app/actions/calls.ts";
import { provenanceWords } from "../../../renderer/diagram/diagram-words.ts";

const target = { functionId: functionId("app.py#Kind7.area"), name: "Kind7.area", share: 1 };
const dispatch = { by: "calls", isExact: true, targets: [target] } as const;

describe("a call that the run made and the source doesn't name", () => {
  it("is measured only", () => {
    expect(provenanceWords({ provenance: "measured", dispatch: null })).toMatch(/^measured only/);
    expect(isOfHub({ provenance: "measured", dispatch: null })).toBe(false);
  });

  it("isn't where the source has a call that may reach it among many", () => {
    expect(provenanceWords({ provenance: "measured", dispatch })).toMatch(/among many$/);
    expect(isOfHub({ provenance: "measured", dispatch })).toBe(true);
    expect(isOfHub({ provenance: "both", dispatch })).toBe(false);
  });
});
