import { useEffect, useRef } from "react";
import { Group, Panel, type PanelImperativeHandle, Separator, useDefaultLayout } from "react-resizable-panels";
import { toggleInspector, toggleSide } from "../app/actions/frame.ts";
import { useIsNarrow } from "../app/narrow.ts";
import { get, set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { holdFloating } from "../widgets/floating-root.ts";
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
      <main className="work-area" ref={holdFloating}>
        <h1 className="visually-hidden">{name}</h1>
        {isNarrow ? <Drawers /> : <Panels />}
      </main>
      <StatusBar />
      <Tour />
    </div>
  );
}

function Panels() {
  // Each size of text has a layout of its own, since panels keep their pixels.
  const textScale = useStore((state) => state.textScale);
  const id = textScale === 100 ? "callsketch.panels" : `callsketch.panels.${textScale}`;
  return <SizedPanels key={id} id={id} />;
}

function SizedPanels({ id }: { readonly id: string }) {
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({ id });
  const sideOpen = useStore((state) => state.sideOpen);
  const inspectorOpen = useStore((state) => state.inspectorOpen);
  return (
    <Group
      className="panels"
      orientation="horizontal"
      {...(defaultLayout === undefined ? {} : { defaultLayout })}
      onLayoutChanged={onLayoutChanged}
    >
      <FoldingPanel id="side" isOpen={sideOpen} onFold={(open) => set({ sideOpen: open })} sizes={[12.5, 17, 32.5]}>
        <SidePanel />
      </FoldingPanel>
      <Separator className="separator" aria-label={texts.side.resize} disabled={!sideOpen} />
      <Panel id="main" className="panel" minSize="22.5rem">
        <MainArea />
      </Panel>
      <Separator className="separator" aria-label={texts.inspector.resize} disabled={!inspectorOpen} />
      <FoldingPanel
        id="inspector"
        isOpen={inspectorOpen}
        onFold={(open) => set({ inspectorOpen: open })}
        sizes={[15, 20, 40]}
      >
        <Inspector />
      </FoldingPanel>
    </Group>
  );
}

interface FoldingPanelProps {
  readonly id: string;
  readonly isOpen: boolean;
  /** Told when somebody drags the panel shut or open. */
  readonly onFold: (open: boolean) => void;
  /** Smallest, first and largest width in rem. */
  readonly sizes: readonly [number, number, number];
  readonly children: React.ReactNode;
}

/** A panel at the side. What is folded away isn't there for the keyboard either. */
function FoldingPanel({ id, isOpen, onFold, sizes: [smallest, first, largest], children }: FoldingPanelProps) {
  const panel = useRef<PanelImperativeHandle>(null);
  useEffect(() => {
    if (panel.current?.isCollapsed() !== isOpen) return;
    if (isOpen) panel.current.expand();
    else panel.current.collapse();
  }, [isOpen]);
  return (
    <Panel
      id={id}
      className="panel"
      panelRef={panel}
      collapsible
      minSize={`${smallest}rem`}
      defaultSize={`${first}rem`}
      maxSize={`${largest}rem`}
      groupResizeBehavior="preserve-pixel-size"
      onResize={({ inPixels }, _id, before) => {
        const open = inPixels > 1;
        if (before !== undefined && open !== before.inPixels > 1) onFold(open);
      }}
    >
      {isOpen && children}
    </Panel>
  );
}

function Drawers() {
  const sideOpen = useStore((state) => state.sideOpen);
  const inspectorOpen = useStore((state) => state.inspectorOpen);
  // Both drawers would cover the view, so a narrow window begins with neither; a wide one gets its panels back.
  useEffect(() => {
    const before = get();
    set({ sideOpen: false, inspectorOpen: false });
    return () => set({ sideOpen: before.sideOpen, inspectorOpen: before.inspectorOpen });
  }, []);
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
