import { fonts, type Theme, tokens } from "./tokens.ts";

/** The tokens of a theme as CSS custom properties: `--canvas: #fafafa; --cost-0: ...; --module-0: ...`. */
export function cssVariables(theme: Theme): string {
  const { costRamp, moduleHues, ...plain } = tokens[theme];
  const entries = [
    ...Object.entries(plain).map(([name, value]) => [dashed(name), value]),
    ...costRamp.map((value, index) => [`cost-${index}`, value]),
    ...moduleHues.map((value, index) => [`module-${index}`, value]),
    ...Object.entries(fonts).map(([name, value]) => [`font-${name}`, value]),
  ];
  return entries.map(([name, value]) => `--${name}: ${value};`).join("\n");
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
