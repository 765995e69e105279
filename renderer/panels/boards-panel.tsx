import { LayoutDashboard, Trash2 } from "lucide-react";
import type { Board } from "#model/board.ts";
import { deleteBoard, openBoard } from "../app/actions/boards.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";

const { boards: words } = texts;

/** The saved flows of the project. */
export function BoardsPanel() {
  const boards = useStore((state) => state.boards);
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
          <BoardItem key={board.name} board={board} />
        ))}
      </ul>
      <div className="side-foot">{save}</div>
    </div>
  );
}

function BoardItem({ board }: { readonly board: Board }) {
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
      </button>
      <IconButton label={words.delete(board.name)} onClick={() => void deleteBoard(board)}>
        <Trash2 aria-hidden />
      </IconButton>
    </li>
  );
}
