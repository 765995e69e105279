import { ArrowDown } from "lucide-react";
import { verdictOf } from "#format/difference-color.ts";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatDifference } from "#format/format-difference.ts";
import { formatShare } from "#format/format-share.ts";
import type { FlowEdge } from "#model/flow-view.ts";
import { functionOfNode } from "../../app/actions/flow.ts";
import { openFunction, showSource } from "../../app/actions/navigate.ts";
import { currentMeasure } from "../../app/current.ts";
import { useStore } from "../../app/store.ts";
import { texts } from "../../app/texts.ts";
import { Button } from "../../widgets/button.tsx";
import { Section } from "./section.tsx";

const { inspector: words } = texts;

/** One call of the flow: who calls whom, how often, at what cost, from where, and how that is known. */
export function EdgeInspector({ edge }: { readonly edge: FlowEdge }) {
  const measure = useStore(currentMeasure);
  const several = edge.candidates !== null && edge.candidates > 1;
  return (
    <div data-testid="edge-inspector">
      <header className="inspector-head">
        <EndButton nodeId={edge.caller} />
        <ArrowDown aria-label={words.callsWord} className="muted" />
        <EndButton nodeId={edge.callee} />
        <p className="marks">
          <span className={`badge provenance ${edge.provenance}`}>{texts.provenance[edge.provenance]}</span>
          {edge.certainty !== null && <span className="badge">{texts.certainty[edge.certainty]}</span>}
          {several && <span className="badge">{words.candidates(edge.candidates!)}</span>}
          {edge.via !== null && <span className="badge">{texts.via[edge.via]}</span>}
        </p>
        {edge.residual && <p className="muted small">{words.through(edge.through)}</p>}
      </header>
      <Section title={words.costs} testId="edge-costs">
        <dl className="facts">
          <dt>{words.calls}</dt>
          <dd className="number">{formatCalls(edge.calls, edge.primitiveCalls)}</dd>
          {measure !== null && (
            <>
              <dt>{words.total}</dt>
              <dd className="number">
                {formatCost(edge.cost?.total ?? null, measure.unit)}{" "}
                <span className="muted small">{formatShare(edge.cost?.total ?? null, measure.whole)}</span>
              </dd>
            </>
          )}
          {edge.difference !== null && measure !== null && (
            <>
              <dt>{words.change}</dt>
              <dd className={`number ${verdictOf(edge.difference.total)}`}>
                {formatDifference(edge.difference.total, measure.unit)}
              </dd>
            </>
          )}
        </dl>
      </Section>
      {edge.sites.length > 0 && (
        <Section title={words.callSites} end={edge.sites.length} testId="edge-sites">
          <ul>
            {edge.sites.map(({ file, line, column }) => (
              <li key={`${file}:${line}:${column}`}>
                <Button look="link" onClick={() => showSource(file, line)}>
                  <span className="elide">{`${file}:${line}`}</span>
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

function EndButton({ nodeId }: { readonly nodeId: string }) {
  const node = useStore((state) => state.scene.value?.nodes.find(({ id }) => id === nodeId));
  const id = functionOfNode(nodeId);
  return (
    <Button look="link" className="end-button" disabled={id === null} onClick={() => id !== null && openFunction(id)}>
      <strong className="elide">{node?.name ?? nodeId}</strong>
    </Button>
  );
}
