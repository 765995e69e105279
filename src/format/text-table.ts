/** A table in plain text: columns two spaces apart, `align` with `l` or `r` for each, no space at line ends. */
export function textTable(header: readonly string[], align: string, rows: readonly (readonly string[])[]): string {
  const lines = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...lines.map((cells) => (cells[column] ?? "").length)));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => padded(cell, widths[column] ?? 0, align[column]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function padded(cell: string, width: number, align: string | undefined): string {
  return align === "r" ? cell.padStart(width) : cell.padEnd(width);
}
