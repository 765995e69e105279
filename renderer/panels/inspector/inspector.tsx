import { MousePointerClick } from "lucide-react";
import { useStore } from "../../app/store.ts";
import { texts } from "../../app/texts.ts";
import { EmptyState } from "../../widgets/empty-state.tsx";
import { ProblemPanel } from "../../widgets/problem-panel.tsx";
import { CardInspector } from "./card-inspector.tsx";
import { EdgeInspector } from "./edge-inspector.tsx";
import { FunctionInspector } from "./function-inspector.tsx";
import { RunInspector } from "./run-inspector.tsx";

/** What is known of the selected function or call; of the run when nothing is selected. */
export function Inspector() {
  return (
    <section className="inspector scrolls" aria-label={texts.inspector.label} data-testid="inspector" tabIndex={-1}>
      <Content />
    </section>
  );
}

function Content() {
  const selected = useStore((state) => state.place.selected);
  const edgeId = useStore((state) => state.place.edge);
  const edge = useStore((state) => state.scene.value?.edges.find(({ id }) => id === edgeId) ?? null);
  const card = useStore(
    (state) => state.scene.value?.nodes.find(({ id, functionId }) => id === edgeId && functionId === null) ?? null,
  );
  const { value, problem } = useStore((state) => state.details);
  const hasRun = useStore((state) => state.place.run !== null);
  if (edge !== null) return <EdgeInspector edge={edge} />;
  if (card !== null) return <CardInspector key={card.id} card={card} />;
  if (selected !== null && problem !== null) return <ProblemPanel problem={problem} />;
  if (selected !== null && value !== null) return <FunctionInspector details={value} />;
  if (selected !== null) return null;
  if (hasRun) return <RunInspector />;
  return <EmptyState icon={MousePointerClick} title={texts.inspector.empty} hint={texts.inspector.emptyHint} />;
}
