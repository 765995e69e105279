// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the row in aria-activedescendant
// biome-ignore-all lint/a11y/useSemanticElements: only the rows in sight exist, and they are placed freely, which a table forbids
import { formatCost } from "#format/format-cost.ts";
import { formatShare } from "#format/format-share.ts";
import { plainName } from "#format/plain-name.ts";
import type { Measure } from "#model/measure.ts";
import { placeAmongSiblings } from "./call-tree-rows.ts";
import type { ScreenPoint } from "./flame-props.ts";
import { nameOf } from "./paint-flame.ts";
import type { Unfolding } from "./unfolding.ts";

interface CallTreeRowProps {
  readonly id: string;
  readonly flame: Unfolding;
  readonly node: number;
  readonly measure: Measure;
  readonly rowIndex: number;
  /** Pixels from the top of all rows. */
  readonly top: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isExpanded: boolean;
  readonly onToggle: () => void;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
  readonly onContextMenu: (at: ScreenPoint) => void;
}

/** One line of the call tree. The keys are handled by the tree around it. */
export function CallTreeRow(props: CallTreeRowProps) {
  const { flame, node, measure, isExpanded } = props;
  flame.unfold(node);
  const canOpen = flame.childCount[node]! > 0;
  const { position, size } = placeAmongSiblings(flame, node);
  const [total, self] = [flame.total[node]!, flame.self[node]!];
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree grid around it handles the keys
    <div
      id={props.id}
      role="row"
      tabIndex={-1}
      aria-level={flame.depth[node]!}
      aria-rowindex={props.rowIndex}
      aria-posinset={position}
      aria-setsize={size}
      aria-selected={props.isActive || props.isSelected}
      {...(canOpen ? { "aria-expanded": isExpanded } : {})}
      className={props.isActive ? "active" : undefined}
      style={{ transform: `translateY(${props.top}px)` }}
      onClick={props.onChoose}
      onDoubleClick={props.onOpen}
      onContextMenu={(event) => {
        event.preventDefault();
        props.onChoose();
        props.onContextMenu({ x: event.clientX, y: event.clientY });
      }}
    >
      <span role="gridcell" className="name" style={{ paddingLeft: Math.min(480, (flame.depth[node]! - 1) * 14) + 4 }}>
        <Twist canOpen={canOpen} isExpanded={isExpanded} onToggle={props.onToggle} />
        <span className="function">{nameOf(flame, node)}</span>
        <span className="module">{plainName(flame.tree.frames[flame.frame[node]!]?.module ?? "")}</span>
      </span>
      <span role="gridcell">{formatCost(total, measure.unit)}</span>
      <span role="gridcell" className="stack-table-share" style={{ backgroundSize: `${bar(total, measure)}% 100%` }}>
        {formatShare(total, measure.whole)}
      </span>
      <span role="gridcell">{formatCost(self, measure.unit)}</span>
      <span role="gridcell" className="stack-table-share" style={{ backgroundSize: `${bar(self, measure)}% 100%` }}>
        {formatShare(self, measure.whole)}
      </span>
    </div>
  );
}

interface TwistProps {
  readonly canOpen: boolean;
  readonly isExpanded: boolean;
  readonly onToggle: () => void;
}

/** Pointers open and close here; Left and Right do the same on the row. */
function Twist({ canOpen, isExpanded, onToggle }: TwistProps) {
  return (
    <span
      className="twist"
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation();
        if (canOpen) onToggle();
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      {canOpen ? (isExpanded ? "▾" : "▸") : ""}
    </span>
  );
}

function bar(value: number, measure: Measure): number {
  return measure.whole <= 0 ? 0 : Math.min(100, (100 * value) / measure.whole);
}
