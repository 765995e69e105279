/** The fields of one line of CSV; quotes may hold commas, and two quotes stand for one. */
export function csvLine(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  const fields: string[] = [];
  for (let at = 0; at <= line.length; ) {
    const quoted = line.charCodeAt(at) === 34 ? /^"((?:[^"]|"")*)"(?=,|$)/.exec(line.slice(at)) : null;
    const plainEnd = line.indexOf(",", at);
    const end = quoted === null ? (plainEnd === -1 ? line.length : plainEnd) : at + quoted[0].length;
    fields.push(quoted === null ? line.slice(at, end) : (quoted[1] ?? "").replaceAll('""', '"'));
    at = end + 1;
  }
  return fields;
}
