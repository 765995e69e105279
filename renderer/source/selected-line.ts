import { type Extension, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, ViewPlugin } from "@codemirror/view";

const mark = Decoration.line({ class: "cm-selected-line" });

/** Marks a line of the document, and brings it into view when the document is shown. */
export function selectedLineMark(line: number): Extension {
  const field = StateField.define<DecorationSet>({
    create: ({ doc }) =>
      line >= 1 && line <= doc.lines ? Decoration.set(mark.range(doc.line(line).from)) : Decoration.none,
    update: (marks) => marks,
    provide: (self) => EditorView.decorations.from(self),
  });
  const intoView = ViewPlugin.define((view) => {
    const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines)).from;
    requestAnimationFrame(() => view.dispatch({ effects: EditorView.scrollIntoView(at, { y: "center" }) }));
    return {};
  });
  return [field, intoView];
}
