import { ArrowDown, Copy, EyeOff, type LucideIcon, Pin, Waypoints } from "lucide-react";
import { verdictOf } from "#format/difference-color.ts";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatDifference } from "#format/format-difference.ts";
import { formatShare } from "#format/format-share.ts";
import { shortName } from "#format/short-name.ts";
import type { FlowEdge } from "#model/flow-view.ts";
import { functionEnds, isOfHub } from "../../app/actions/calls.ts";
import { functionOfNode } from "../../app/actions/flow.ts";
import { openFunction } from "../../app/actions/navigate.ts";
import { allCommands, isEnabled, runCommand } from "../../app/commands/all-commands.ts";
import { currentMeasure } from "../../app/current.ts";
import { get, useStore } from "../../app/store.ts";
import { texts } from "../../app/texts.ts";
import { Button, IconButton } from "../../widgets/button.tsx";
import { keysOf } from "../../widgets/key-hint.tsx";
import { CallSiteList, SitePlace } from "./call-site-list.tsx";
import { DispatchSection } from "./dispatch-section.tsx";
import { CallNoteSection } from "./note-section.tsx";
import { Section } from "./section.tsx";

const { inspector: words } = texts;

/** One call of the flow: who calls whom, how often, at what cost, from where, how that is known, and what to do with it. */
export function EdgeInspector({ edge }: { readonly edge: FlowEdge }) {
  const ends = functionEnds(get(), edge);
  return (
    <div data-testid="edge-inspector">
      <header className="inspector-head">
        <EndButton nodeId={edge.caller} />
        <ArrowDown aria-label={words.callsWord} className="muted" />
        <EndButton nodeId={edge.callee} />
        <Marks edge={edge} />
        {edge.residual && <p className="muted small">{words.through(edge.through)}</p>}
        <div className="call-actions" role="toolbar" aria-label={words.callActions}>
          <Action id="paths-through" icon={Waypoints} />
          <Action id="hide" icon={EyeOff} />
          <Action id="pin" icon={Pin} />
          <Action id="copy" icon={Copy} />
        </div>
      </header>
      <Costs edge={edge} />
      <DispatchSection edge={edge} />
      <Sites edge={edge} />
      {ends !== null && !edge.residual && <CallNoteSection key={edge.id} caller={ends.caller} callee={ends.callee} />}
    </div>
  );
}

/** How the call is known: from the source, the run or both; how sure; how it was found; among how many. */
function Marks({ edge }: { readonly edge: FlowEdge }) {
  const { provenance, certainty, candidates, tier, via } = edge;
  const ofHub = isOfHub(edge);
  return (
    <p className="marks" data-testid="edge-marks">
      <span
        className={`badge provenance ${provenance}`}
        title={ofHub ? texts.ofHubLine : texts.provenanceLine[provenance]}
      >
        {ofHub ? texts.ofHub : texts.provenance[provenance]}
      </span>
      {certainty !== null && (
        <span className="badge" title={texts.certaintyLine[certainty]}>
          {texts.certainty[certainty]}
        </span>
      )}
      {candidates !== null && candidates > 1 && <span className="badge">{words.candidates(candidates)}</span>}
      {tier !== null && <span className="badge">{texts.tier[tier]}</span>}
      {via !== null && via !== tier && <span className="badge">{texts.via[via]}</span>}
    </p>
  );
}

function Action({ id, icon: Icon }: { readonly id: string; readonly icon: LucideIcon }) {
  const command = allCommands.find((candidate) => candidate.id === `call-${id}`)!;
  const enabled = useStore(() => isEnabled(command));
  return (
    <IconButton
      label={command.title}
      keys={keysOf(command.id)}
      disabled={!enabled}
      onClick={() => runCommand(command.id)}
      data-testid={command.id}
    >
      <Icon aria-hidden />
    </IconButton>
  );
}

function Costs({ edge }: { readonly edge: FlowEdge }) {
  const measure = useStore(currentMeasure);
  const hasRun = useStore((state) => state.place.run !== null);
  const callsFrom = useStore((state) => state.scene.value?.callsFrom ?? null);
  if (!hasRun) return null;
  return (
    <Section title={words.costs} testId="edge-costs">
      <dl className="facts">
        <dt>{words.calls}</dt>
        <dd className="number">{formatCalls(edge.calls, edge.primitiveCalls)}</dd>
        {callsFrom !== null && edge.calls !== null && (
          <dd className="muted small wide">{texts.fuse.callsFrom(callsFrom)}</dd>
        )}
        {measure !== null && (
          <>
            <dt>{words.total}</dt>
            <dd className="number">
              {formatCost(edge.cost?.total ?? null, measure.unit)}{" "}
              <span className="muted small">{formatShare(edge.cost?.total ?? null, measure.whole)}</span>
            </dd>
            <dt>{words.perCall}</dt>
            <dd className="number">{formatCost(perCall(edge), measure.unit)}</dd>
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
  );
}

/** Total per call that isn't recursion; null where either is unknown. */
function perCall({ cost, calls, primitiveCalls }: FlowEdge): number | null {
  const count = Number(primitiveCalls ?? calls ?? 0);
  return cost?.total == null || count === 0 ? null : cost.total / count;
}

/** With what each site may reach where the ends are functions; calls of folded groups have places alone. */
function Sites({ edge }: { readonly edge: FlowEdge }) {
  const { value } = useStore((state) => state.callSites);
  if (edge.residual) return null;
  const count = value?.length ?? edge.sites.length;
  return (
    <Section title={words.callSites} end={count} testId="edge-sites">
      {count === 0 && <p className="muted">{words.noSite}</p>}
      {value !== null ? (
        <CallSiteList sites={value} />
      ) : (
        <ul>
          {edge.sites.map((site) => (
            <li key={`${site.file}:${site.line}:${site.column}`}>
              <SitePlace {...site} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function EndButton({ nodeId }: { readonly nodeId: string }) {
  const node = useStore((state) => state.scene.value?.nodes.find(({ id }) => id === nodeId));
  const id = functionOfNode(nodeId);
  return (
    <Button look="link" className="end-button" disabled={id === null} onClick={() => id !== null && openFunction(id)}>
      <strong className="elide">{shortName(node?.name ?? nodeId)}</strong>
    </Button>
  );
}
