import { type Extension, RangeSetBuilder, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { SourceText } from "#contract/source-text.ts";
import { functionId } from "#model/ids.ts";
import { texts } from "../app/texts.ts";
import type { CodeTextProps } from "./code-text-props.ts";

type Site = SourceText["sites"][number];

interface Link {
  readonly from: number;
  readonly to: number;
  readonly sites: readonly Site[];
}

/** Underlines each call and opens its callee on a click; of several candidates the first, the tooltip names them all. */
export function callLinks(sites: SourceText["sites"], firstLine: number, props: () => CodeTextProps): Extension {
  const field = StateField.define<DecorationSet>({
    create: ({ doc }) => decorations(links(doc, sites, firstLine), props),
    update: (marks) => marks,
    provide: (self) => EditorView.decorations.from(self),
  });
  const open = EditorView.domEventHandlers({
    click: (event) => {
      const callee = (event.target as Element).closest<HTMLElement>(".cm-call")?.dataset.callee;
      if (callee !== undefined) props().onOpenCall(functionId(callee));
    },
  });
  return [field, open];
}

function decorations(all: readonly Link[], props: () => CodeTextProps): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to, sites } of all) {
    const first = sites[0]!;
    const possible = sites.length > 1 || first.certainty === "possible";
    const title = sites.map((site) => `${site.name}${detail(site, props)}`).join("\n");
    const attributes = { title, "data-callee": first.callee };
    builder.add(from, to, Decoration.mark({ class: possible ? "cm-call possible" : "cm-call", attributes }));
  }
  return builder.finish();
}

function detail(site: Site, props: () => CodeTextProps): string {
  const known = site.candidates > 1 ? texts.inspector.candidates(site.candidates) : texts.certainty[site.certainty];
  const measured = props().callText?.(site.callee, site.line) ?? "";
  return `: ${[known, measured].filter((part) => part !== "").join(", ")}`;
}

/** One link per place in the text, in order, without overlaps. */
function links(doc: Text, sites: SourceText["sites"], firstLine: number): Link[] {
  const byPlace = sitesByPlace(sites);
  const found = [...byPlace.values()]
    .map((group): Link | null => {
      const { line, column, name } = group[0]!;
      const at = line - firstLine + 1;
      if (at < 1 || at > doc.lines) return null;
      const span = nameSpan(doc.line(at).text, column - 1, name);
      return span && { from: doc.line(at).from + span.from, to: doc.line(at).from + span.to, sites: group };
    })
    .filter((link) => link !== null)
    .sort((a, b) => a.from - b.from);
  return found.filter((link, index) => index === 0 || found[index - 1]!.to <= link.from);
}

/** Where the called name stands in its line: the callee's own name behind the site's column, else the word there. */
function nameSpan(line: string, column: number, name: string): { from: number; to: number } | null {
  const own = name.split(/[.:]/).at(-1) ?? name;
  const at = line.indexOf(own, column);
  if (own !== "" && own !== "constructor" && at >= 0) return { from: at, to: at + own.length };
  const called = /(?:new\s+)?(?:[\p{L}\p{N}_$]+\.)*([\p{L}_$][\p{L}\p{N}_$]*)/uy;
  called.lastIndex = Math.max(0, column);
  const word = called.exec(line)?.[1];
  return word === undefined ? null : { from: called.lastIndex - word.length, to: called.lastIndex };
}

function sitesByPlace(sites: SourceText["sites"]): Map<string, Site[]> {
  const byPlace = new Map<string, Site[]>();
  for (const site of sites) {
    const place = `${site.line}:${site.column}`;
    const group = byPlace.get(place);
    if (group === undefined) byPlace.set(place, [site]);
    else group.push(site);
  }
  return byPlace;
}
