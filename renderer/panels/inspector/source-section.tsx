import { useMemo } from "react";
import type { FunctionDetails } from "#contract/answers.ts";
import { openFunction, showSource } from "../../app/actions/navigate.ts";
import { useStore } from "../../app/store.ts";
import { texts } from "../../app/texts.ts";
import { CodeText } from "../../source/code-text.tsx";
import { Button } from "../../widgets/button.tsx";
import { Section } from "./section.tsx";

const { inspector: words } = texts;
const mostLines = 24;

/** The first lines of the function, its calls marked. */
export function SourceSection({ details: { row, endLine } }: { readonly details: FunctionDetails }) {
  const source = useStore((state) => state.excerpt.value);
  const { file, line } = row;
  const first = line ?? 1;
  const last = Math.min(endLine ?? first, first + mostLines - 1);
  const text = useMemo(
    () =>
      source?.text
        .split("\n")
        .slice(first - 1, last)
        .join("\n") ?? "",
    [source, first, last],
  );
  if (file === null || row.external || source === null || source.file !== file) return null;
  return (
    <Section title={words.source} testId="source-excerpt">
      {source.stale === true && <p className="badge stale">{words.stale}</p>}
      <div className="excerpt">
        <CodeText
          text={text}
          language={source.language}
          firstLine={first}
          sites={source.sites}
          lineCosts={source.lineCosts}
          selectedLine={null}
          onOpenCall={openFunction}
          label={words.source}
        />
      </div>
      <Button look="link" onClick={() => showSource(file, first)}>
        {(endLine ?? first) > last ? words.wholeSource((endLine ?? first) - last) : words.openSource}
      </Button>
    </Section>
  );
}
