import { unreachable } from "#model/unreachable.ts";
import type { OpenDialog } from "../app/state/frame.ts";
import { useStore } from "../app/store.ts";
import { CommandPalette } from "./command-palette.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { FileListDialog } from "./file-list-dialog.tsx";
import { FuseDialog } from "./fuse-dialog.tsx";
import { KeySheet } from "./key-sheet.tsx";
import { MappingsDialog } from "./mappings-dialog.tsx";
import { OpenFolderDialog } from "./open-folder-dialog.tsx";
import { QuickOpen } from "./quick-open.tsx";
import { RecordDialog } from "./record-dialog.tsx";
import { RenameRunDialog } from "./rename-run-dialog.tsx";
import { RerunDialog } from "./rerun-dialog.tsx";
import { SaveBoardDialog } from "./save-board-dialog.tsx";
import { TrailDialog } from "./trail-dialog.tsx";

/** The dialog that is open. */
export function Dialogs() {
  const dialog = useStore((state) => state.dialog);
  return dialog === null ? null : contentOf(dialog);
}

function contentOf(dialog: OpenDialog) {
  switch (dialog.kind) {
    case "open-folder":
      return <OpenFolderDialog />;
    case "quick-open":
      return <QuickOpen />;
    case "palette":
      return <CommandPalette />;
    case "keys":
      return <KeySheet />;
    case "record":
      return <RecordDialog request={dialog.request} />;
    case "rerun":
      return <RerunDialog run={dialog.run} />;
    case "rename-run":
      return <RenameRunDialog run={dialog.run} />;
    case "mappings":
      return <MappingsDialog from={dialog.from} />;
    case "fuse":
      return <FuseDialog run={dialog.run} />;
    case "export":
      return <ExportDialog />;
    case "save-board":
      return <SaveBoardDialog />;
    case "trail":
      return <TrailDialog />;
    case "unreadable":
    case "changed-files":
      return <FileListDialog kind={dialog.kind} />;
    default:
      return unreachable(dialog);
  }
}
