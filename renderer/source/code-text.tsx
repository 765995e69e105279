import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { useTheme } from "../app/theme.ts";
import { codeExtensions } from "./code-extensions.ts";
import type { CodeTextProps } from "./code-text-props.ts";

/**
 * Source to read, with line costs in the gutter and calls as links. It lives in a shadow root: there CodeMirror adopts its
 * style sheets, while in the page it would need inline ones, which the policy bars.
 */
export function CodeText(props: CodeTextProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const theme = useTheme();
  const latest = useRef(props);
  latest.current = props;
  const { text, language, firstLine, sites, lineCosts, selectedLine } = props;
  useEffect(() => {
    const root = host.current!.shadowRoot ?? host.current!.attachShadow({ mode: "open" });
    const made = new EditorView({ root, parent: root });
    view.current = made;
    return () => made.destroy();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the handlers are read from `latest`
  useEffect(() => {
    view.current?.setState(EditorState.create({ doc: text, extensions: codeExtensions(() => latest.current, theme) }));
  }, [text, language, firstLine, sites, lineCosts, selectedLine, theme]);
  return <div ref={host} className="code-text" />;
}
