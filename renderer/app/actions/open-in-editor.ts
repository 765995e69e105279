import { shell } from "../../engine/shell.ts";
import { texts } from "../texts.ts";
import { sayProblem } from "./toasts.ts";

/** Opens a file of the project in the person's editor. Does nothing in a browser. */
export async function openInEditor(file: string, line: number): Promise<void> {
  try {
    await shell().openInEditor?.(file, line);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    sayProblem({ text: texts.editor.refused(file, reason), hint: texts.editor.refusedHint });
  }
}
