import { formatPercent } from "#format/format-share.ts";
import type { FlowEdge } from "#model/flow-view.ts";
import { openFunction } from "../../app/actions/navigate.ts";
import { texts } from "../../app/texts.ts";
import { Button } from "../../widgets/button.tsx";
import { Section } from "./section.tsx";

const { dispatch: words } = texts;
const mostShown = 20;

/** Where a call that may go to several functions went in the run, with the share of each target that it reached. */
export function DispatchSection({ edge: { dispatch } }: { readonly edge: FlowEdge }) {
  if (dispatch == null) return null;
  const reached = dispatch.targets.filter(({ share }) => share > 0);
  const unreached = dispatch.targets.length - reached.length;
  return (
    <Section title={words.title} testId="dispatch">
      <p className="muted small">{words.by[dispatch.by]}</p>
      {!dispatch.isExact && <p className="muted small">{words.notExact}</p>}
      <dl className="facts">
        {reached.slice(0, mostShown).map(({ functionId, name, share }) => (
          <div key={functionId} className="fact-row">
            <dt>
              <Button look="link" onClick={() => openFunction(functionId)}>
                <span className="elide">{name}</span>
              </Button>
            </dt>
            <dd className="number">{formatPercent(share)}</dd>
          </div>
        ))}
      </dl>
      {unreached > 0 && <p className="muted small">{words.unreached(unreached)}</p>}
    </Section>
  );
}
