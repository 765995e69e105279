import { HighlightStyle } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** Few colours, taken from the window's tokens: custom properties reach into the shadow root. */
export const codeColors = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier], color: "var(--syntax-keyword)" },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: "var(--syntax-string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.self], color: "var(--syntax-number)" },
  { tag: [tags.comment, tags.docString], color: "var(--muted)", fontStyle: "italic" },
  { tag: [tags.definition(tags.variableName), tags.definition(tags.propertyName)], color: "var(--syntax-name)" },
  { tag: [tags.typeName, tags.className], color: "var(--syntax-name)" },
]);

/** The editor's surfaces in the window's tokens. */
export const codeTheme = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "transparent", fontSize: "var(--text-12)" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
  ".cm-scroller": {
    fontFamily: "var(--font-code)",
    lineHeight: "1.6",
    fontVariantLigatures: "none",
    overflow: "auto",
    scrollbarWidth: "thin",
  },
  ".cm-scroller::-webkit-scrollbar": { width: "0.625rem", height: "0.625rem" },
  ".cm-scroller::-webkit-scrollbar-thumb": {
    border: "2px solid transparent",
    borderRadius: "0.3125rem",
    background: "color-mix(in srgb, var(--muted) 45%, transparent) content-box",
  },
  ".cm-scroller::-webkit-scrollbar-corner": { background: "transparent" },
  ".cm-gutters": { backgroundColor: "var(--canvas)", color: "var(--muted)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 0.5rem 0 0.75rem", minWidth: "2.5rem" },
  ".cm-foldGutter .cm-gutterElement": { padding: "0 0.25rem" },
  ".cm-costs": { minWidth: "5.5rem" },
  ".cm-costs .cm-gutterElement": { padding: "0 0.25rem 0 0.5rem", textAlign: "right", position: "relative" },
  ".cm-cost": { position: "relative", color: "var(--ink)" },
  ".cm-doubtful": { color: "var(--muted)", fontStyle: "italic" },
  ".cm-cost-bar": { position: "absolute", insetBlock: "2px", right: "0", borderRadius: "2px", opacity: "0.28" },
  ".cm-call": {
    textDecoration: "underline",
    textDecorationColor: "var(--line)",
    textUnderlineOffset: "0.1875rem",
    cursor: "pointer",
    borderRadius: "2px",
  },
  ".cm-call:hover": { backgroundColor: "var(--selected)", textDecorationColor: "var(--accent)" },
  ".cm-call.possible": { textDecorationStyle: "dashed" },
  ".cm-selected-line": { backgroundColor: "var(--selected)" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": { backgroundColor: "var(--selected)" },
  ".cm-searchMatch": { backgroundColor: "var(--found)" },
  ".cm-panels": { backgroundColor: "var(--surface)", color: "var(--ink)", borderColor: "var(--separator)" },
  ".cm-panel input, .cm-panel button, .cm-panel label": { fontSize: "var(--text-12)", fontFamily: "var(--font-text)" },
  ".cm-textfield, .cm-button": {
    minHeight: "1.625rem",
    color: "var(--ink)",
    background: "var(--surface)",
    border: "1px solid var(--line)",
    borderRadius: "0.375rem",
  },
  ".cm-button:active": { background: "var(--pressed)" },
  ".cm-panel [name=close]": { color: "var(--ink)", cursor: "default" },
  ".cm-foldPlaceholder": {
    backgroundColor: "var(--badge)",
    border: "none",
    color: "var(--muted)",
    padding: "0 0.375rem",
  },
});
