import { type KeyboardEvent, useRef } from "react";
import { showView } from "../app/actions/navigate.ts";
import { viewNames } from "../app/state/place.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";

/** The views of the same selection. */
export function ViewTabs() {
  const view = useStore((state) => state.place.view);
  const list = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0 || event.altKey) return;
    const next = viewNames[(viewNames.indexOf(view) + step + viewNames.length) % viewNames.length]!;
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
