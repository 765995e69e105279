import { ChevronsUpDown, EyeOff } from "lucide-react";
import { verdictOf } from "#format/difference-color.ts";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatDifference } from "#format/format-difference.ts";
import { formatShare } from "#format/format-share.ts";
import type { FunctionId } from "#model/ids.ts";
import type { PlacedEdge, PlacedNode } from "#model/scene.ts";
import { toggleGroup } from "../../app/actions/flow.ts";
import { changeFilters, openFunction, selectCard, selectEdge } from "../../app/actions/navigate.ts";
import { currentMeasure } from "../../app/current.ts";
import { get, useStore } from "../../app/store.ts";
import { texts } from "../../app/texts.ts";
import { Button, IconButton } from "../../widgets/button.tsx";
import { CostBar } from "../../widgets/cost-bar.tsx";
import { ElidedName } from "../../widgets/elided-name.tsx";
import { Section } from "./section.tsx";

const { inspector: words } = texts;

/** A card that stands for several functions: a folded module, library or cycle. Its cost, its functions, its calls. */
export function CardInspector({ card }: { readonly card: PlacedNode }) {
  const scene = useStore((state) => state.scene.value);
  const calls = scene?.edges ?? [];
  const name = card.id.replace(/^group:/, "");
  const parts = card.parts ?? card.cycle ?? [];
  return (
    <div data-testid="card-inspector">
      <header className="inspector-head">
        <h2 className="inspector-name">{card.name}</h2>
        <p className="muted small">{card.module}</p>
        <p className="marks">
          <span className="badge">{card.cycle !== null ? words.cycle : words.folded}</span>
          {card.external && <span className="badge">{words.library}</span>}
          <span className={`badge provenance ${card.provenance}`} title={texts.provenanceLine[card.provenance]}>
            {texts.provenance[card.provenance]}
          </span>
        </p>
        <div className="call-actions">
          <Button onClick={() => toggleGroup(name)} data-testid="open-card">
            <ChevronsUpDown aria-hidden /> {card.cycle !== null ? words.openCycle : words.openGroup}
          </Button>
          <IconButton label={words.hideParts} onClick={() => hideAll(parts)} disabled={parts.length < card.members}>
            <EyeOff aria-hidden />
          </IconButton>
        </div>
      </header>
      <Costs card={card} />
      <Section title={words.parts} end={card.members.toLocaleString("en-US")} testId="card-parts">
        <ul>
          {parts.map((id) => (
            <Part key={id} id={id} />
          ))}
        </ul>
        {card.members > parts.length && (
          <p className="small muted">{words.moreCandidates(card.members - parts.length)}</p>
        )}
      </Section>
      <Calls title={words.callers} calls={calls.filter((call) => call.callee === card.id)} end="caller" />
      <Calls title={words.callees} calls={calls.filter((call) => call.caller === card.id)} end="callee" />
    </div>
  );
}

function Costs({ card }: { readonly card: PlacedNode }) {
  const measure = useStore(currentMeasure);
  if (measure === null) return null;
  const { cost, difference } = card;
  return (
    <Section title={words.costs} testId="card-costs">
      <dl className="facts">
        <dt>{words.calls}</dt>
        <dd className="number">{formatCalls(card.calls, card.primitiveCalls)}</dd>
        {(["total", "self"] as const).map((kind) => (
          <div className="contents" key={kind}>
            <dt>{words[kind]}</dt>
            <dd className="number">
              {formatCost(cost?.[kind] ?? null, measure.unit)}{" "}
              <span className="muted small">{formatShare(cost?.[kind] ?? null, measure.whole)}</span>
            </dd>
          </div>
        ))}
        {difference !== null && (
          <>
            <dt>{words.change}</dt>
            <dd className={`number ${verdictOf(difference.total)}`}>
              {formatDifference(difference.total, measure.unit)}
            </dd>
          </>
        )}
      </dl>
    </Section>
  );
}

function Part({ id }: { readonly id: FunctionId }) {
  const row = useStore((state) => state.functionById.get(id));
  const measure = useStore(currentMeasure);
  return (
    <li className="neighbour">
      <button
        type="button"
        className="neighbour-main"
        title={row?.qualifiedName ?? id}
        onClick={() => openFunction(id)}
      >
        <span className="line">
          <ElidedName name={row?.name ?? id} className="name" />
          {measure !== null && <span className="number">{formatCost(row?.cost?.total ?? null, measure.unit)}</span>}
        </span>
        {measure !== null && <CostBar cost={row?.cost ?? null} whole={measure.whole} />}
      </button>
    </li>
  );
}

interface CallsProps {
  readonly title: string;
  readonly calls: readonly PlacedEdge[];
  /** Which end of the calls is the other card. */
  readonly end: "caller" | "callee";
}

/** Calls of the picture that lead to the card or from it, dearest first; each opens the card at its other end, or itself. */
function Calls({ title, calls, end }: CallsProps) {
  const nodes = useStore((state) => state.scene.value?.nodes);
  const measure = useStore(currentMeasure);
  if (calls.length === 0) return null;
  const dearest = calls.toSorted((a, b) => (b.cost?.total ?? -1) - (a.cost?.total ?? -1));
  return (
    <Section title={title} end={calls.length} testId={`card-${end}s`}>
      <ul>
        {dearest.map((call) => (
          <li key={call.id} className="neighbour card-call">
            <button type="button" className="neighbour-main" onClick={() => selectCard(call[end])}>
              <span className="line">
                <ElidedName name={nodes?.find(({ id }) => id === call[end])?.name ?? call[end]} className="name" />
                {measure !== null && (
                  <span className="number">{formatCost(call.cost?.total ?? null, measure.unit)}</span>
                )}
              </span>
            </button>
            <Button look="link" className="small site" onClick={() => selectEdge(call.id)}>
              {call.calls === null ? words.theCall : words.timesCalled(formatCalls(call.calls, call.primitiveCalls))}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Takes every function of a card out of the picture. */
function hideAll(ids: readonly FunctionId[]): void {
  const { hidden = [] } = get().place.filters;
  changeFilters({ hidden: [...new Set([...hidden, ...ids])] });
}
