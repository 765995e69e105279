import { useEffect, useRef } from "react";
import { Group, Panel, type PanelImperativeHandle, Separator, useDefaultLayout } from "react-resizable-panels";
import { toggleInspector, toggleSide } from "../app/actions/frame.ts";
import { useIsNarrow } from "../app/narrow.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Inspector } from "./inspector/inspector.tsx";
import { MainArea } from "./main-area.tsx";
import { SidePanel } from "./side-panel.tsx";
import { StatusBar } from "./status-bar.tsx";
import { TopBar } from "./top-bar.tsx";
import { Tour } from "./tour.tsx";

/** The open project: bar, lists, view, inspector, status. Below 900 pixels the panels at the sides become drawers. */
export function Workbench() {
  const isNarrow = useIsNarrow();
  const name = useStore((state) => state.project?.name);
  return (
    <div className="workbench" data-testid="workbench">
      <TopBar />
      <main className="work-area">
        <h1 className="visually-hidden">{name}</h1>
        {isNarrow ? <Drawers /> : <Panels />}
      </main>
      <StatusBar />
      <Tour />
    </div>
  );
}

function Panels() {
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({ id: "callsketch.panels" });
  const sideOpen = useStore((state) => state.sideOpen);
  const inspectorOpen = useStore((state) => state.inspectorOpen);
  const side = useFolding(sideOpen);
  const inspector = useFolding(inspectorOpen);
  return (
    <Group
      className="panels"
      orientation="horizontal"
      {...(defaultLayout === undefined ? {} : { defaultLayout })}
      onLayoutChanged={onLayoutChanged}
    >
      <Panel
        id="side"
        className="panel"
        panelRef={side}
        collapsible
        minSize={200}
        maxSize={520}
        defaultSize={272}
        groupResizeBehavior="preserve-pixel-size"
        onResize={(size, _id, before) => {
          if (before !== undefined && size.inPixels > 1 !== before.inPixels > 1) set({ sideOpen: size.inPixels > 1 });
        }}
      >
        <SidePanel />
      </Panel>
      <Separator className="separator" aria-label={texts.side.resize} disabled={!sideOpen} />
      <Panel id="main" className="panel" minSize={360}>
        <MainArea />
      </Panel>
      <Separator className="separator" aria-label={texts.inspector.resize} disabled={!inspectorOpen} />
      <Panel
        id="inspector"
        className="panel"
        panelRef={inspector}
        collapsible
        minSize={240}
        maxSize={640}
        defaultSize={320}
        groupResizeBehavior="preserve-pixel-size"
        onResize={(size, _id, before) => {
          if (before !== undefined && size.inPixels > 1 !== before.inPixels > 1)
            set({ inspectorOpen: size.inPixels > 1 });
        }}
      >
        <Inspector />
      </Panel>
    </Group>
  );
}

/** Folds and unfolds a panel as the store says. */
function useFolding(open: boolean) {
  const panel = useRef<PanelImperativeHandle>(null);
  useEffect(() => {
    if (panel.current?.isCollapsed() === open) {
      if (open) panel.current.expand();
      else panel.current.collapse();
    }
  }, [open]);
  return panel;
}

function Drawers() {
  const sideOpen = useStore((state) => state.sideOpen);
  const inspectorOpen = useStore((state) => state.inspectorOpen);
  // Both drawers would cover the view, so a narrow window begins with neither.
  useEffect(() => set({ sideOpen: false, inspectorOpen: false }), []);
  return (
    <div className="drawers">
      <MainArea />
      {sideOpen && (
        <Drawer side="left" onClose={toggleSide}>
          <SidePanel />
        </Drawer>
      )}
      {inspectorOpen && (
        <Drawer side="right" onClose={toggleInspector}>
          <Inspector />
        </Drawer>
      )}
    </div>
  );
}

interface DrawerProps {
  readonly side: "left" | "right";
  readonly onClose: () => void;
  readonly children: React.ReactNode;
}

function Drawer({ side, onClose, children }: DrawerProps) {
  return (
    <>
      <button type="button" className="scrim light" aria-label={texts.close} onClick={onClose} />
      <div className={`drawer ${side}`}>{children}</div>
    </>
  );
}
