import { Code, Crosshair, ExternalLink } from "lucide-react";
import type { FunctionDetails } from "#contract/answers.ts";
import { focusOn, showSource } from "../../app/actions/navigate.ts";
import { openInEditor } from "../../app/actions/open-in-editor.ts";
import { texts } from "../../app/texts.ts";
import { shell } from "../../engine/shell.ts";
import { Button, IconButton } from "../../widgets/button.tsx";
import { keysOf } from "../../widgets/key-hint.tsx";
import { ComplexitySection } from "./complexity-section.tsx";
import { CostsSection } from "./costs-section.tsx";
import { HubSection } from "./hub-section.tsx";
import { NeighboursSection } from "./neighbours-section.tsx";
import { NoteSection } from "./note-section.tsx";
import { SourceSection } from "./source-section.tsx";

const { inspector: words } = texts;

/** One function: costs, callers and callees, complexity, note, source. */
export function FunctionInspector({ details }: { readonly details: FunctionDetails }) {
  const { row } = details;
  return (
    <div data-testid="function-inspector" data-function={row.id}>
      <header className="inspector-head">
        <h2 className="inspector-name">{row.name}</h2>
        <IconButton
          label={words.focus}
          keys={keysOf("function-focus")}
          onClick={() => focusOn(row.id)}
          data-testid="focus"
        >
          <Crosshair aria-hidden />
        </IconButton>
        <p className="muted small qualified">{row.qualifiedName}</p>
        <Place details={details} />
        <Marks details={details} />
      </header>
      <CostsSection details={details} />
      <NeighboursSection title={words.callers} calls={details.callers} details={details} testId="callers" />
      <NeighboursSection title={words.callees} calls={details.callees} details={details} testId="callees" />
      <HubSection details={details} />
      <ComplexitySection details={details} />
      <NoteSection key={row.id} details={details} />
      <SourceSection details={details} />
    </div>
  );
}

function Place({ details: { row } }: { readonly details: FunctionDetails }) {
  const { file, line } = row;
  if (file === null) return <p className="muted small">{words.outside}</p>;
  const place = `${file}${line === null ? "" : `:${line}`}`;
  if (row.external) return <p className="muted small qualified">{place}</p>;
  return (
    <p className="place">
      <Button look="link" onClick={() => showSource(file, line ?? 1)} data-testid="show-source">
        <Code aria-hidden />
        <span className="elide">{place}</span>
      </Button>
      {shell().openInEditor !== null && (
        <IconButton
          label={words.editor}
          keys={keysOf("function-editor")}
          onClick={() => void openInEditor(file, line ?? 1)}
        >
          <ExternalLink aria-hidden />
        </IconButton>
      )}
    </p>
  );
}

function Marks({ details: { row, match, matchReason } }: { readonly details: FunctionDetails }) {
  return (
    <p className="marks">
      <span className="badge">{texts.kinds[row.kind]}</span>
      <span className={`badge provenance ${row.provenance}`} title={texts.provenanceLine[row.provenance]}>
        {texts.provenance[row.provenance]}
      </span>
      {row.external && <span className="badge">{words.library}</span>}
      {match !== null && match !== "exact" && (
        <span className="badge stale" title={matchReason ?? undefined}>
          {texts.match[match]}
        </span>
      )}
    </p>
  );
}
