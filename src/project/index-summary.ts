import type { IndexSummary } from "#contract/answers.ts";
import type { Language } from "#model/source-graph.ts";
import { indexCounts } from "#store/queries/index-counts.ts";
import { indexState } from "#store/queries/index-state.ts";
import type { Project } from "./open-project.ts";

/** What the last indexing found; null when the project was never indexed. */
export function indexSummary(project: Project): IndexSummary | null {
  const state = indexState(project.store);
  if (state === null) return null;
  const { languages, ...counts } = indexCounts(project.store);
  return {
    files: languages.reduce((sum, one) => sum + one.files, 0),
    lines: languages.reduce((sum, one) => sum + one.lines, 0),
    languages: languages as readonly { language: Language; files: number; lines: number }[],
    ...counts,
    took: state.took,
    filesRead: state.filesRead,
  };
}
