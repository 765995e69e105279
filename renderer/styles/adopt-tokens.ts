import { cssVariables } from "#format/css-variables.ts";

/** Gives the style sheets the colours and fonts that the exports use too. Adopted, since the policy bars inline styles. */
export function adoptTokens(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :root { color-scheme: light; ${cssVariables("light")} }
    :root[data-theme="dark"] { color-scheme: dark; ${cssVariables("dark")} }
  `);
  document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
}
