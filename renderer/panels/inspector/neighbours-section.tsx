import { useState } from "react";
import type { FunctionDetails, NeighbourCall } from "#contract/answers.ts";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatPercent, formatShare } from "#format/format-share.ts";
import { isOfHub } from "../../app/actions/calls.ts";
import { openFunction, showSource } from "../../app/actions/navigate.ts";
import { texts } from "../../app/texts.ts";
import { Button } from "../../widgets/button.tsx";
import { CostBar } from "../../widgets/cost-bar.tsx";
import { ElidedName } from "../../widgets/elided-name.tsx";
import { openFunctionMenu } from "../context-menu.tsx";
import { Section } from "./section.tsx";

const { inspector: words } = texts;
const shownAtFirst = 12;

interface NeighboursSectionProps {
  readonly title: string;
  /** Dearest first. */
  readonly calls: readonly NeighbourCall[];
  readonly details: FunctionDetails;
  readonly testId: string;
}

/** Callers or callees, each with how the call is known and what it costs. */
export function NeighboursSection({ title, calls, details, testId }: NeighboursSectionProps) {
  const [shown, setShown] = useState(shownAtFirst);
  if (calls.length === 0) {
    return (
      <Section title={title} end={0} testId={testId}>
        <p className="muted">{testId === "callers" ? words.noCallers : words.noCallees}</p>
      </Section>
    );
  }
  return (
    <Section title={title} end={calls.length.toLocaleString("en-US")} testId={testId}>
      <ul>
        {calls.slice(0, shown).map((call) => (
          <Neighbour key={`${call.id} ${call.tier}`} call={call} details={details} />
        ))}
      </ul>
      {calls.length > shown && (
        <Button look="link" onClick={() => setShown(shown * 4)}>
          {words.moreNeighbours(calls.length - shown)}
        </Button>
      )}
    </Section>
  );
}

function Neighbour({ call, details }: { readonly call: NeighbourCall; readonly details: FunctionDetails }) {
  const { measure } = details;
  const site = call.sites[0];
  return (
    <li className={`neighbour ${call.external ? "external" : ""}`}>
      <button
        type="button"
        className="neighbour-main"
        title={call.qualifiedName}
        onClick={() => openFunction(call.id)}
        onContextMenu={(event) => {
          event.preventDefault();
          openFunctionMenu(call.id, { x: event.clientX, y: event.clientY });
        }}
      >
        <span className="line">
          <span className={`provenance-mark ${call.provenance}`} aria-hidden />
          <ElidedName name={call.name} className="name" />
          <span className="muted small elide of-module">{call.module}</span>
          {measure !== null && <span className="number">{formatCost(call.cost?.total ?? null, measure.unit)}</span>}
        </span>
        <span className="line small muted">
          <span className="elide">{howKnown(call)}</span>
          <span className="number">
            {call.calls !== null && <>×{formatCalls(call.calls, call.primitiveCalls)}</>}{" "}
            {measure !== null && call.cost !== null && formatShare(call.cost.total, measure.whole)}
          </span>
        </span>
        {measure !== null && <CostBar cost={call.cost} whole={measure.whole} />}
      </button>
      {site !== undefined && (
        <Button look="link" className="small site" onClick={() => showSource(site.file, site.line)}>
          {words.sites(site.line, call.sites.length)}
        </Button>
      )}
    </li>
  );
}

/** `static and measured, certain, method`; `hidden: measured only`. */
function howKnown(call: NeighbourCall): string {
  const { id, provenance, certainty, via, candidates, dispatch } = call;
  const several = candidates !== null && candidates > 1 ? words.candidates(candidates) : null;
  const share = dispatch?.targets.find(({ functionId }) => functionId === id)?.share ?? 0;
  const confirmed = dispatch !== null && share > 0 ? texts.dispatch.confirmed(formatPercent(share)) : null;
  const parts = [
    isOfHub(call) ? texts.ofHub : texts.provenance[provenance],
    several ?? (certainty && texts.certainty[certainty]),
    confirmed,
    via && texts.via[via],
  ];
  return parts.filter((part) => part !== null).join(", ");
}
