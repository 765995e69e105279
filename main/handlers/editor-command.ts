/** How each editor is told a line. `{file}` and `{line}` are replaced inside the arguments. */
const editors: readonly { readonly program: string; readonly args: readonly string[] }[] = [
  { program: "code", args: ["--goto", "{file}:{line}"] },
  { program: "cursor", args: ["--goto", "{file}:{line}"] },
  { program: "codium", args: ["--goto", "{file}:{line}"] },
  { program: "zed", args: ["{file}:{line}"] },
  { program: "subl", args: ["{file}:{line}"] },
  { program: "pycharm", args: ["--line", "{line}", "{file}"] },
  { program: "webstorm", args: ["--line", "{line}", "{file}"] },
  { program: "idea", args: ["--line", "{line}", "{file}"] },
];

/**
 * The program and arguments that open a file at a line: what `CALLSKETCH_EDITOR` names (a program with arguments apart by
 * spaces, `{file}` and `{line}` where they belong, else `file` at the end), else the first known editor that is installed.
 * Null when there is none.
 */
export function editorCommand(
  environment: Readonly<Record<string, string | undefined>>,
  file: string,
  line: number,
  isInstalled: (program: string) => boolean,
): readonly [string, ...string[]] | null {
  const fill = (argument: string) =>
    argument.replaceAll(/\{(file|line)\}/g, (_, name) => (name === "file" ? file : `${line}`));
  const [own, ...ownArgs] = (environment.CALLSKETCH_EDITOR ?? "").split(" ").filter((part) => part !== "");
  if (own !== undefined) {
    const args = ownArgs.some((argument) => argument.includes("{file}")) ? ownArgs : [...ownArgs, "{file}"];
    return [own, ...args.map(fill)];
  }
  const known = editors.find(({ program }) => isInstalled(program));
  return known === undefined ? null : [known.program, ...known.args.map(fill)];
}
