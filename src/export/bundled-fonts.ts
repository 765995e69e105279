import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.url);
const google = "@expo-google-fonts";

/** The font files that PNG and PDF are set in, so that no font of the system is needed. All under the Open Font License. */
export const fontFiles = {
  text: {
    regular: resolve(`${google}/inter/400Regular/Inter_400Regular.ttf`),
    semibold: resolve(`${google}/inter/600SemiBold/Inter_600SemiBold.ttf`),
    italic: resolve(`${google}/inter/400Regular_Italic/Inter_400Regular_Italic.ttf`),
  },
  handwriting: {
    regular: resolve(`${google}/kalam/400Regular/Kalam_400Regular.ttf`),
    semibold: resolve(`${google}/kalam/700Bold/Kalam_700Bold.ttf`),
    italic: resolve(`${google}/kalam/400Regular/Kalam_400Regular.ttf`),
  },
} as const;

/** The font of a look (Latin letters) as style rules that carry it along, about 65 kB. */
export function fontFaces(handwriting: boolean): string {
  return handwriting ? face("Kalam", 400) + face("Kalam", 700) : face("Inter", 400) + face("Inter", 600);
}

function face(family: "Inter" | "Kalam", weight: number): string {
  const name = family.toLowerCase();
  const data = readFileSync(resolve(`@fontsource/${name}/files/${name}-latin-${weight}-normal.woff2`)).toString(
    "base64",
  );
  return `@font-face{font-family:"${family}";font-weight:${weight};src:url(data:font/woff2;base64,${data}) format("woff2")}`;
}
