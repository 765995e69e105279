import { LayoutDashboard, Trash2 } from "lucide-react";
import { useEffect, useState } from "react";
import type { Board, BoardDrift } from "#model/board.ts";
import { deleteBoard, openBoard } from "../app/actions/boards.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { ask } from "../engine/ask.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";

const { boards: words } = texts;

/** The saved flows of the project. */
export function BoardsPanel() {
  const boards = useStore((state) => state.boards);
  const drifts = useDrifts(boards);
  const hasScene = useStore((state) => state.scene.value !== null);
  const save = (
    <Button onClick={() => set({ dialog: { kind: "save-board" } })} disabled={!hasScene} data-testid="boards-save">
      {words.save}
    </Button>
  );
  if (boards.length === 0) {
    return (
      <EmptyState icon={LayoutDashboard} title={words.empty} hint={words.emptyHint}>
        {save}
      </EmptyState>
    );
  }
  return (
    <div className="side-content">
      <ul className="plain-list scrolls" aria-label={texts.side.boards} data-testid="board-list">
        {boards.map((board) => (
          <BoardItem key={board.name} board={board} drift={drifts.get(board.name) ?? null} />
        ))}
      </ul>
      <div className="side-foot">{save}</div>
    </div>
  );
}

/** How far the boards have drifted from the source as it is indexed now; empty until it is known. */
function useDrifts(boards: readonly Board[]): ReadonlyMap<string, BoardDrift> {
  const index = useStore((state) => state.revision.index);
  const [drifts, setDrifts] = useState<readonly BoardDrift[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new index or board asks again
  useEffect(() => {
    let current = true;
    void ask("boardDrifts").then((answer) => {
      if (answer.ok && current) setDrifts(answer.value);
    });
    return () => {
      current = false;
    };
  }, [boards, index]);
  return new Map(drifts.map((drift) => [drift.board, drift]));
}

interface BoardItemProps {
  readonly board: Board;
  readonly drift: BoardDrift | null;
}

function BoardItem({ board, drift }: BoardItemProps) {
  const drifted = drift === null ? "" : words.drift(drift);
  return (
    <li className="entry" data-testid={`board-${board.name}`}>
      <button type="button" className="entry-main" onClick={() => openBoard(board)}>
        <span className="line">
          <span className="elide name">{board.name}</span>
        </span>
        <span className="line small muted">
          <span className="elide">
            {[
              board.runLabel ?? words.static,
              board.baseLabel === null ? null : `${texts.topBar.versus} ${board.baseLabel}`,
            ]
              .filter((part) => part !== null)
              .join(" ")}
          </span>
        </span>
        {drifted !== "" && (
          <span className="line small" title={words.driftLine} data-testid={`drift-${board.name}`}>
            <span className="badge">{drifted}</span>
          </span>
        )}
      </button>
      <IconButton label={words.delete(board.name)} onClick={() => void deleteBoard(board)}>
        <Trash2 aria-hidden />
      </IconButton>
    </li>
  );
}
