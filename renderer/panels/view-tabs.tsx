import { type KeyboardEvent, useRef } from "react";
import { showView } from "../app/actions/navigate.ts";
import { type ViewName, viewNames } from "../app/state/place.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";

/** The views of the same selection. */
export function ViewTabs() {
  const view = useStore((state) => state.place.view);
  const list = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const next = tabAfter(event.key, viewNames.indexOf(view));
    if (next === null || event.altKey) return;
    showView(next);
    list.current?.querySelector<HTMLElement>(`[data-testid=view-${next}]`)?.focus();
    event.preventDefault();
  };
  return (
    <div className="tabs view-tabs" role="tablist" aria-label={texts.views.label} ref={list} onKeyDown={walk}>
      {viewNames.map((name, index) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={name === view}
          aria-controls="view"
          tabIndex={name === view ? 0 : -1}
          className="tab"
          data-state={name === view ? "active" : "inactive"}
          data-testid={`view-${name}`}
          title={index < 9 ? `${texts.views[name]} (${index + 1})` : texts.views[name]}
          onClick={() => showView(name)}
        >
          {texts.views[name]}
        </button>
      ))}
    </div>
  );
}

/** Where arrows, Home and End lead from a tab; the ends are neighbours. Null for other keys. */
function tabAfter(key: string, at: number): ViewName | null {
  const last = viewNames.length - 1;
  const places: Readonly<Record<string, number>> = {
    ArrowRight: at === last ? 0 : at + 1,
    ArrowLeft: at === 0 ? last : at - 1,
    Home: 0,
    End: last,
  };
  return viewNames[places[key] ?? -1] ?? null;
}
