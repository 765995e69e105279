/** Advance widths of ASCII from space to `~` in hundredths of the font size, read from the fonts that are bundled. */
const advances = {
  text: [
    28, 29, 47, 63, 64, 98, 64, 30, 36, 36, 50, 66, 29, 46, 29, 36, 63, 41, 61, 62, 65, 59, 62, 57, 62, 62, 29, 30, 66,
    66, 66, 51, 97, 69, 65, 73, 72, 60, 59, 75, 74, 27, 57, 67, 57, 90, 75, 76, 64, 76, 64, 64, 65, 74, 69, 99, 68, 68,
    63, 36, 36, 36, 47, 46, 32, 56, 61, 57, 61, 58, 37, 61, 59, 24, 24, 55, 24, 88, 59, 60, 61, 61, 38, 53, 33, 59, 56,
    82, 55, 56, 55, 43, 33, 43, 66,
  ],
  handwriting: [
    40, 37, 33, 66, 53, 89, 70, 14, 49, 50, 36, 60, 23, 46, 24, 35, 50, 31, 58, 57, 55, 54, 56, 46, 60, 49, 25, 31, 54,
    63, 56, 52, 97, 61, 64, 60, 65, 59, 52, 61, 67, 31, 47, 59, 55, 79, 68, 61, 54, 64, 58, 53, 54, 60, 53, 78, 62, 57,
    62, 45, 60, 45, 42, 61, 21, 47, 53, 45, 50, 45, 38, 48, 54, 24, 25, 47, 25, 80, 53, 45, 48, 47, 33, 43, 39, 48, 42,
    67, 43, 47, 44, 42, 37, 54, 59,
  ],
} as const;

/** Widths of text in scene units, for fitting it into cards without a browser. */
export interface TextMeasure {
  widthOf(text: string, size: number, weight: 400 | 600): number;
}

/** For one of the two bundled fonts. Other letters count as 0.65, full-width ones and emoji as 1.3 of the font size. */
export function textMeasure(handwriting: boolean): TextMeasure {
  const table = handwriting ? advances.handwriting : advances.text;
  return {
    widthOf: (text, size, weight) => {
      let hundredths = 0;
      for (const character of text) {
        const code = character.codePointAt(0) as number;
        hundredths += table[code - 32] ?? (code >= 0x1100 ? (code < 0x2000 || code > 0x2e7f ? 130 : 65) : 65);
      }
      return (hundredths / 100) * size * (weight === 600 ? (handwriting ? 1.06 : 1.035) : 1);
    },
  };
}
