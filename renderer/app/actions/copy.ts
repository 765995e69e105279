import { ask } from "../../engine/ask.ts";
import { comparedThreads } from "../run-part.ts";
import { get } from "../store.ts";
import { texts } from "../texts.ts";
import { say, sayProblem } from "./toasts.ts";

/** Puts text on the clipboard and says so. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(texts.copy.copied(what));
  } catch {
    sayProblem({ text: texts.copy.refused(what), hint: texts.copy.refusedHint });
  }
}

/** Copies the flow on screen as a text drawing, for a code comment. */
export async function copyAsAscii(): Promise<void> {
  const scene = get().scene.value;
  if (scene === null) return;
  const answer = await ask("exportFlow", scene, "ascii", { look: "clean", theme: "light" });
  if (answer.ok) await copyText(answer.value.content, texts.copy.flowAsText);
  else sayProblem(answer.problem);
}

/** Copies the pull request text of the comparison. */
export async function copyComparison(): Promise<void> {
  const { run, base, measure } = get().place;
  if (run === null || base === null) return;
  const answer = await ask("compareMarkdown", base, run, measure, comparedThreads(get()));
  if (answer.ok) await copyText(answer.value, texts.copy.comparison);
  else sayProblem(answer.problem);
}
