/** Advance widths of ASCII from space to `~` in hundredths of the font size, read from the fonts that are bundled. */
const advances = {
  text: [
    28, 29, 47, 63, 64, 98, 64, 30, 36, 36, 50, 66, 29, 46, 29, 36, 63, 41, 61, 62, 65, 59, 62, 57, 62, 62, 29, 30, 66,
    66, 66, 51, 97, 69, 65, 73, 72, 60, 59, 75, 74, 27, 57, 67, 57, 90, 75, 76, 64, 76, 64, 64, 65, 74, 69, 99, 68, 68,
    63, 36, 36, 36, 47, 46, 32, 56, 61, 57, 61, 58, 37, 61, 59, 24, 24, 55, 24, 88, 59, 60, 61, 61, 38, 53, 33, 59, 56,
    82, 55, 56, 55, 43, 33, 43, 66,
  ],
  handwriting: [
    34, 27, 45, 95, 70, 92, 62, 26, 44, 41, 49, 70, 25, 48, 26, 36, 70, 42, 70, 70, 70, 61, 70, 70, 70, 70, 28, 28, 70,
    70, 70, 46, 86, 73, 59, 61, 66, 63, 57, 76, 73, 55, 60, 65, 55, 96, 76, 72, 58, 72, 69, 56, 62, 67, 68, 96, 64, 60,
    61, 46, 36, 47, 61, 70, 36, 62, 59, 50, 63, 57, 36, 61, 63, 28, 27, 57, 30, 86, 61, 61, 56, 58, 47, 50, 44, 58, 56,
    87, 52, 57, 61, 52, 29, 52, 70,
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
      return (hundredths / 100) * size * (weight === 600 ? 1.035 : 1);
    },
  };
}
