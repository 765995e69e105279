/** How large text is against 100 %, as the document has it: 2 at 200 %. What is drawn or measured in pixels multiplies by it. */
export function textScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}
