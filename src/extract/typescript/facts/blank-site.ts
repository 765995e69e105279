import type { ts } from "ts-morph";
import type { CallVia } from "#model/source-graph.ts";
import { positionAt } from "../survey/function-positions.ts";
import type { Noted } from "../survey/survey.ts";
import type { FactContext } from "./fact-context.ts";
import { emptyCell, type InvocationFacts, type SiteFacts } from "./file-facts.ts";

export const noInvocation: InvocationFacts = { arguments: [], spread: -1, shift: 0, result: emptyCell, texts: [] };

/** A site with everything unknown, to be filled in. */
export function blankSite(noted: Noted<ts.Node>, at: number, via: CallVia, context: FactContext): SiteFacts {
  return {
    caller: noted.owner,
    ...positionAt(context.survey.source, at),
    via,
    tier: "direct",
    isNew: false,
    targets: [],
    isOpen: false,
    external: null,
    dispatch: null,
    callee: emptyCell,
    signatures: [],
    invocation: noInvocation,
    property: null,
    receiver: emptyCell,
    guess: null,
    callbacks: [],
  };
}
