import { InvalidArgumentError } from "commander";

/** An option's value as a whole number of at least 1. */
export function wholeNumber(text: string): number {
  return wholeNumberFrom(text, 1);
}

/** An option's value as a whole number, where 0 means none. */
export function wholeNumberOrNone(text: string): number {
  return wholeNumberFrom(text, 0);
}

function wholeNumberFrom(text: string, least: number): number {
  if (!/^\d+$/.test(text) || Number(text) < least) {
    throw new InvalidArgumentError(`Give a whole number from ${least}.`);
  }
  return Number(text);
}
