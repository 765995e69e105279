import { javascript } from "@codemirror/lang-javascript";
import { python } from "@codemirror/lang-python";
import { foldGutter, foldKeymap, syntaxHighlighting } from "@codemirror/language";
import { search, searchKeymap } from "@codemirror/search";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import type { Theme } from "#format/tokens.ts";
import type { Language } from "#model/source-graph.ts";
import { callLinks } from "./call-links.ts";
import type { CodeTextProps } from "./code-text-props.ts";
import { codeColors, codeTheme } from "./code-theme.ts";
import { costGutter } from "./cost-gutter.ts";
import { selectedLineMark } from "./selected-line.ts";

/** Everything that makes CodeMirror a reader of this source. */
export function codeExtensions(props: () => CodeTextProps, theme: Theme): Extension[] {
  const { language, firstLine, sites, lineCosts, selectedLine, costText, label } = props();
  return [
    EditorState.readOnly.of(true),
    EditorView.contentAttributes.of({ tabindex: "0", "aria-readonly": "true", "aria-label": label }),
    EditorView.editable.of(false),
    costText === undefined || lineCosts.length === 0 ? [] : costGutter(lineCosts, firstLine, costText, theme),
    lineNumbers({ formatNumber: (line) => String(line + firstLine - 1) }),
    costText === undefined ? [] : foldGutter(),
    search({ top: true }),
    keymap.of([...searchKeymap, ...foldKeymap]),
    grammar(language),
    syntaxHighlighting(codeColors),
    callLinks(sites, firstLine, props),
    selectedLine === null ? [] : selectedLineMark(selectedLine - firstLine + 1),
    codeTheme,
  ];
}

function grammar(language: Language): Extension {
  return language === "python" ? python() : javascript({ typescript: language === "typescript", jsx: true });
}
