/** The window's page with what it needs in a browser: the shell's script before its own, and the folder to begin with. */
export function windowPage(html: string, startFolder: string | null): string {
  const folder = startFolder === null ? "" : `<meta name="callsketch-folder" content="${escaped(startFolder)}">`;
  const shell = '<script type="module" src="/browser-shell.js"></script>';
  // Module scripts run in the order in which they stand, so the shell is there before the window begins.
  return html.replace(/<head([^>]*)>/, (head) => `${head}${folder}${shell}`);
}

/** Shown for one moment: a page of our own leads on, so that the strict cookie comes along also from a foreign link. */
export const arrivalPage =
  '<!doctype html><meta charset="utf-8"><title>Callsketch</title><meta http-equiv="refresh" content="0; url=/">' +
  '<p><a href="/">Open Callsketch</a></p>';

/** A refusal for people who opened the address by hand. */
export function refusalPage(text: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Callsketch</title><p>${escaped(text)}</p>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
