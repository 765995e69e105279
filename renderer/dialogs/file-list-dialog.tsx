import type { UnreadableFile } from "#model/source-graph.ts";
import { refreshIndex } from "../app/actions/open-project.ts";
import { recordAgain } from "../app/actions/record.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button } from "../widgets/button.tsx";
import { DialogFrame } from "../widgets/dialog-frame.tsx";

const { fileLists: words } = texts;

/** Files that were not read, or that changed since the run, each with the reason. */
export function FileListDialog({ kind }: { readonly kind: "unreadable" | "changed-files" }) {
  const index = useStore((state) => state.project?.index ?? null);
  const changed = useStore((state) => state.report.value?.changedFiles) ?? [];
  if (kind === "changed-files") {
    return (
      <DialogFrame
        title={words.changed}
        line={words.changedLine}
        testId="changed-files"
        isText
        foot={
          <Button look="primary" onClick={recordAgain}>
            {words.recordAgain}
          </Button>
        }
      >
        <FileList title={texts.files(changed.length)} files={changed.map((file) => ({ file, reason: "" }))} />
      </DialogFrame>
    );
  }
  return (
    <DialogFrame
      title={words.title}
      line={words.line}
      testId="unreadable-files"
      isText
      foot={<Button onClick={() => void refreshIndex()}>{texts.topBar.refresh}</Button>}
    >
      <FileList title={words.unreadable} files={index?.unreadable ?? []} />
      <FileList title={words.leftOut} files={index?.leftOut ?? []} />
    </DialogFrame>
  );
}

function FileList({ title, files }: { readonly title: string; readonly files: readonly UnreadableFile[] }) {
  if (files.length === 0) return null;
  return (
    <section className="file-list">
      <h3>
        {title} <span className="muted number">{files.length}</span>
      </h3>
      <ul>
        {files.map(({ file, reason }) => (
          <li key={file}>
            <code>{file}</code>
            {reason !== "" && <p className="muted small">{reason}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
