import { useRef, useState } from "react";
import type { Look, Theme } from "#format/tokens.ts";
import type { Scene } from "#model/scene.ts";
import type { DiagramTarget, FlowDiagramHandle } from "../../../renderer/diagram/diagram-props.ts";
import { FlowDiagram } from "../../../renderer/diagram/flow-diagram.tsx";
import { FlowTree } from "../../../renderer/diagram/flow-tree.tsx";
import { Legend } from "../../../renderer/diagram/legend.tsx";
import { tell } from "./told.ts";

interface DiagramStageProps {
  readonly first: Scene;
  readonly theme: Theme;
  readonly look: Look;
}

/** The diagram with its tree and legend, one selection for all. What the components tell is written down for the test. */
export function DiagramStage({ first, theme, look }: DiagramStageProps) {
  const [scene, setScene] = useState(first);
  const [selected, setSelected] = useState<string | null>(null);
  const [found, setFound] = useState<ReadonlySet<string> | null>(null);
  const handle = useRef<FlowDiagramHandle>(null);
  Object.assign(window, { handle, setScene, setSelected, setFound, scene });
  const select = (target: DiagramTarget) => {
    tell("select", target);
    setSelected(target.kind === "node" || target.kind === "edge" ? target.id : null);
  };
  return (
    <div className="stage">
      <div className="side">
        <FlowTree scene={scene} selected={selected} onSelect={setSelected} onOpen={(id) => tell("open", id)} />
      </div>
      <div className="main">
        <FlowDiagram
          ref={handle}
          scene={scene}
          theme={theme}
          look={look}
          selected={selected}
          found={found}
          onSelect={select}
          onOpen={(id) => tell("open", id)}
          onMove={(id, at) => tell("move", { id, at })}
          onPin={(id, pinned) => tell("pin", { id, pinned })}
          onContextMenu={(target, at) => tell("menu", { target, at })}
          onExpand={(id, side) => tell("expand", { id, side })}
          onToggleGroup={(name) => tell("group", name)}
        />
        <div className="foot">
          <Legend theme={theme} shows="cost" scene={scene} />
        </div>
      </div>
    </div>
  );
}
