import { unreachable } from "#model/unreachable.ts";
import type { ViewName } from "../app/state/place.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { CompareView } from "../views/compare-view.tsx";
import { FlowView } from "../views/flow-view.tsx";
import { HiddenView } from "../views/hidden-view.tsx";
import { SourceView } from "../views/source-view.tsx";
import { StackViews } from "../views/stack-views.tsx";
import { TableView } from "../views/table-view.tsx";
import { TimelineView } from "../views/timeline-view.tsx";
import { UnexercisedView } from "../views/unexercised-view.tsx";
import { PartCrumbs } from "./part-crumbs.tsx";
import { TrailBar } from "./trail-bar.tsx";
import { ViewTabs } from "./view-tabs.tsx";

/** The tabs and the view that is open. */
export function MainArea() {
  const view = useStore((state) => state.place.view);
  return (
    <div className="main-area">
      <ViewTabs />
      <TrailBar />
      <PartCrumbs />
      <div className="view" id="view" role="tabpanel" aria-labelledby={`tab-${view}`} data-testid="view">
        <h2 className="visually-hidden">{texts.views[view]}</h2>
        {contentOf(view)}
      </div>
    </div>
  );
}

function contentOf(view: ViewName) {
  switch (view) {
    case "flow":
      return <FlowView />;
    case "sandwich":
    case "flame":
    case "tree":
      return <StackViews view={view} />;
    case "table":
      return <TableView />;
    case "source":
      return <SourceView />;
    case "compare":
      return <CompareView />;
    case "timeline":
      return <TimelineView />;
    case "hidden":
      return <HiddenView />;
    case "unexercised":
      return <UnexercisedView />;
    default:
      return unreachable(view);
  }
}
