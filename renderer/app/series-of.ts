/** A parameter with the values that a series gives it. */
export interface SeriesOf {
  readonly parameter: string;
  readonly values: readonly string[];
}

/**
 * The series that a typed command and its parameters mean: the one parameter whose place `{name}` stands in the command,
 * with its values between commas. Null when the command names no parameter, or more than one: those are typed out.
 */
export function seriesOf(
  argv: readonly string[],
  parameters: readonly (readonly [name: string, value: string])[],
): SeriesOf | null {
  const named = parameters.filter(([name]) => name !== "" && argv.some((word) => word.includes(`{${name}}`)));
  const [only] = named;
  if (only === undefined || named.length > 1) return null;
  const values = only[1].split(",").flatMap((value) => (value.trim() === "" ? [] : [value.trim()]));
  return values.length === 0 ? null : { parameter: only[0], values };
}
