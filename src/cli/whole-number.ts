import { InvalidArgumentError } from "commander";

/** An option's value as a whole number of at least 1. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) < 1) throw new InvalidArgumentError("Give a whole number from 1.");
  return Number(text);
}
