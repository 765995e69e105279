// biome-ignore lint/suspicious/noControlCharactersInRegex: names come from files, and these must not reach a terminal
const unprintable = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+/g;

/**
 * A name from a file as one line of harmless text: control characters, line ends and marks that turn the direction of
 * writing become a space, lone surrogates the replacement character. What it means as markup is up to the one who writes it.
 */
export function plainName(name: string): string {
  return name.toWellFormed().replace(unprintable, " ").trim();
}
