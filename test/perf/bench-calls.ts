/**
 * Holds the static call graph to calls recorded from real programs: `npm run bench:calls -- python [package...]`. Each
 * language has its bench in `calls/<language>.ts`, which runs when it is loaded and reads the names behind the language.
 */
const languages = ["python", "python-speed", "typescript"];
const language = process.argv[2] ?? "";

if (languages.includes(language)) await import(`./calls/${language}.ts`);
else {
  console.error(`Say which language to measure: ${languages.join(" or ")}.`);
  process.exitCode = 2;
}
