import { useEffect, useState } from "react";
import { formatBytes } from "#format/format-bytes.ts";
import { texts } from "../app/texts.ts";
import { ProgressLine } from "../widgets/progress-line.tsx";
import type { Exported } from "./exported.ts";

const { exports: words } = texts;
/** More text than this makes the window slow to lay out. */
const mostCharacters = 200_000;

/** The export as a picture where it is one, else its text. */
export function ExportPreview({ exported }: { readonly exported: Exported | null }) {
  const picture = usePicture(exported);
  if (exported === null) {
    return (
      <div className="export-preview">
        <ProgressLine progress={null} label={words.making} />
      </div>
    );
  }
  const { content, fileName } = exported;
  return (
    <figure className="export-preview" data-testid="export-preview">
      {picture !== null ? (
        <img src={picture} alt={words.previewOf(fileName)} />
      ) : exported.encoding === "utf8" ? (
        // biome-ignore lint/a11y: it scrolls, so the keyboard has to reach it
        <pre className="code scrolls" role="region" tabIndex={0} aria-label={words.previewOf(fileName)}>
          {content.slice(0, mostCharacters)}
        </pre>
      ) : (
        <p className="muted">{words.noPreview}</p>
      )}
      <figcaption className="muted small number">
        {fileName}, {formatBytes(sizeOf(exported))}
        {exported.encoding === "utf8" && content.length > mostCharacters && picture === null && `, ${words.previewCut}`}
      </figcaption>
    </figure>
  );
}

/** An object URL of an SVG or PNG. As a picture, an SVG can't run anything. */
function usePicture(exported: Exported | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    setUrl(null);
    if (exported === null || !/^image\//.test(exported.mediaType)) return;
    const made = URL.createObjectURL(new Blob([bytesOf(exported)], { type: exported.mediaType }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [exported]);
  return url;
}

function bytesOf({ content, encoding }: Exported): BlobPart {
  if (encoding === "utf8") return content;
  return Uint8Array.from(atob(content), (char) => char.charCodeAt(0));
}

function sizeOf({ content, encoding }: Exported): number {
  return encoding === "utf8" ? new TextEncoder().encode(content).length : Math.floor((content.length * 3) / 4);
}
