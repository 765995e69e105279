/** What stands where a number isn't known. Never 0, since zero is a measurement. */
export const unknownMark = "–";
