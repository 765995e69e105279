/** One thing that a component told its owner. */
export interface Told {
  readonly what: string;
  readonly value: unknown;
}

/** Everything told so far; tests read it from the window. */
export const told: Told[] = [];

/** Writes down what a component told. */
export function tell(what: string, value: unknown): void {
  told.push({ what, value: JSON.parse(JSON.stringify(value ?? null)) });
}
