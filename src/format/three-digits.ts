/** A number below 1,000 with three significant digits and no trailing zeros: `1.24`, `12.1`, `940`. */
export function threeDigits(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const text = value.toFixed(digits);
  return digits === 0 ? text : text.replace(/\.?0+$/, "");
}
