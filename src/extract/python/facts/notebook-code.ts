interface Cell {
  readonly cell_type?: unknown;
  readonly source?: unknown;
}

/**
 * The code cells of a Jupyter notebook as one Python text. Each line of code keeps the line it has in the notebook file,
 * where the file has a line for it, so that places can be found again. Magics and shell lines become `pass`.
 */
export function notebookCode(text: string): string {
  const lines = codeLines(text);
  const fileLines = text.split("\n");
  const placed: string[] = [];
  let from = 0;
  for (const line of lines) {
    const at = lineOfString(fileLines, line.written, from);
    if (at >= 0) {
      while (placed.length < at) placed.push("");
      from = at + 1;
    }
    placed.push(line.code);
  }
  return placed.join("\n");
}

function lineOfString(fileLines: readonly string[], written: string, from: number): number {
  const quoted = JSON.stringify(written);
  const bare = JSON.stringify(written.replace(/\n$/, ""));
  for (let line = from; line < fileLines.length; line++) {
    const trimmed = fileLines[line]!.trim().replace(/,$/, "");
    if (trimmed === quoted || trimmed === bare) return line;
  }
  return -1;
}

function codeLines(text: string): { written: string; code: string }[] {
  let notebook: unknown;
  try {
    notebook = JSON.parse(text);
  } catch {
    return [];
  }
  const cells = (notebook as { cells?: unknown } | null)?.cells;
  if (!Array.isArray(cells)) return [];
  return cells.filter((cell: Cell) => cell?.cell_type === "code").flatMap((cell: Cell) => cellLines(cell.source));
}

function cellLines(source: unknown): { written: string; code: string }[] {
  const written = Array.isArray(source)
    ? source.map(String)
    : typeof source === "string"
      ? source.split(/(?<=\n)/)
      : [];
  const first = written.find((line) => line.trim() !== "") ?? "";
  const foreign = /^%%(?!(time|timeit|capture|prun)\b)/.test(first);
  return written.map((line) => ({ written: line, code: foreign ? "" : pythonLine(line.replace(/\n$/, "")) }));
}

function pythonLine(line: string): string {
  const special = /^(\s*)(%|!|\?|.*\?\s*$)/.exec(line);
  return special === null || /^\s*#/.test(line) ? line : `${special[1]}pass`;
}
