import { Plus, Trash2 } from "lucide-react";
import { deleteTrail, openTrail } from "../app/actions/trails.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button, IconButton } from "../widgets/button.tsx";

const { trails: words } = texts;

/** The reading trails of the project, above its notes; and the way to begin one at the selected function. */
export function TrailList() {
  const trails = useStore((state) => state.trails);
  const walked = useStore((state) => state.walk?.trail ?? null);
  const canBegin = useStore((state) => state.place.selected !== null);
  return (
    <section className="trail-list" aria-label={words.title}>
      <div className="list-section line">
        <h2>{words.title}</h2>
        <span className="spring" />
        <Button
          look="link"
          className="small"
          disabled={!canBegin}
          title={canBegin ? undefined : words.selectFirst}
          onClick={() => set({ dialog: { kind: "trail" } })}
          data-testid="trail-begin"
        >
          <Plus aria-hidden /> {words.begin}
        </Button>
      </div>
      {trails.length === 0 ? (
        <p className="muted small trail-hint">{words.empty}</p>
      ) : (
        <ul className="plain-list" data-testid="trail-list">
          {trails.map((trail) => {
            const gone = trail.steps.filter(({ state }) => state === "orphan").length;
            return (
              <li key={trail.name} className={`entry ${walked === trail.name ? "chosen" : ""}`}>
                <button
                  type="button"
                  className="entry-main"
                  onClick={() => openTrail(trail.name)}
                  data-testid={`trail-${trail.name}`}
                >
                  <span className="line">
                    <span className="elide name">{trail.name}</span>
                    {gone > 0 && <span className="badge stale">{words.gone(gone)}</span>}
                  </span>
                  <span className="line small muted">
                    <span className="elide">{trail.steps.map(({ name }) => name).join(" → ")}</span>
                  </span>
                </button>
                <IconButton label={words.delete(trail.name)} onClick={() => void deleteTrail(trail)}>
                  <Trash2 aria-hidden />
                </IconButton>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
