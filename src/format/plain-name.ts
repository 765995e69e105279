const unprintable = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]+/gu;

/**
 * A name from a file as one line of harmless text: control characters, line ends and marks that turn the direction of
 * writing become a space, lone surrogates the replacement character. What it means as markup is up to the one who writes it.
 */
export function plainName(name: string): string {
  return name.toWellFormed().replace(unprintable, " ").trim();
}
