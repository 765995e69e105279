// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 knows no way to write these
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text inside XML, in an element or a quoted attribute; characters that XML can't hold become the replacement character. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(forbidden, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** The same, with line ends kept inside attributes too. */
export function xmlAttribute(text: string): string {
  return xmlText(text).replaceAll("\n", "&#10;").replaceAll("\r", "&#13;").replaceAll("\t", "&#9;");
}
