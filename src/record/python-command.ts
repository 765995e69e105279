import { basename } from "node:path";
import { ProblemError } from "#model/problem.ts";
import { findProgram, programFile, shebang } from "./find-program.ts";

/** A command line that runs Python, taken apart. */
export interface PythonCommand {
  /** What starts the interpreter: its file, or a launcher such as `uv run python`. */
  readonly interpreter: readonly string[];
  /** Options of the interpreter itself: `-X dev`, `-O`. */
  readonly options: readonly string[];
  readonly kind: "script" | "module" | "code";
  /** The script's path, the module's name, or the code. */
  readonly target: string;
  readonly args: readonly string[];
}

/** Programs that choose the environment for the command after them. */
const launchers = ["uv", "poetry", "pipenv", "pdm", "hatch", "rye"];

/** Interpreter options whose value is a word of its own. */
const optionsWithValue = "WX";

/**
 * Reads what a command line runs: `python script.py`, `python -m module`, `python -c code`, a script by its name, or an
 * installed program such as `pytest` whose first line names its interpreter. Null when it doesn't run Python.
 *
 * @throws ProblemError when it runs Python in a way that can't be profiled, or the program is missing
 */
export function pythonCommand(argv: readonly string[], folder: string): PythonCommand | null {
  const [program = "", ...rest] = argv;
  if (launchers.includes(program) && rest[0] === "run") return launchedCommand(argv.slice(0, 2), rest.slice(1), folder);
  if (isInterpreter(program)) return interpreterCommand([programFile(program, folder)], rest);
  if (program.endsWith(".py")) {
    return { interpreter: [anyPython(folder)], options: [], kind: "script", target: program, args: rest };
  }
  const file = findProgram(program, folder);
  const [interpreter, ...options] = file === null ? [] : shebang(file);
  if (file !== null && interpreter !== undefined && isInterpreter(interpreter)) {
    return { interpreter: [interpreter], options, kind: "script", target: file, args: rest };
  }
  return isPytest(program) ? moduleOf([anyPython(folder)], "pytest", rest) : null;
}

function launchedCommand(launcher: readonly string[], rest: readonly string[], folder: string): PythonCommand | null {
  const [program = "", ...args] = rest;
  if (isInterpreter(program)) return interpreterCommand([...launcher, program], args);
  if (program.endsWith(".py")) {
    return { interpreter: [...launcher, "python"], options: [], kind: "script", target: program, args };
  }
  programFile(launcher[0] ?? "", folder);
  return isPytest(program) ? moduleOf([...launcher, "python"], "pytest", args) : null;
}

/** Takes the interpreter's own options from the front, as `getopt` does: `-Bm module` is `-B -m module`. */
function interpreterCommand(interpreter: readonly string[], words: readonly string[]): PythonCommand {
  const options: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (!word.startsWith("-") || word === "-") {
      if (word === "-") break;
      return { interpreter, options, kind: "script", target: word, args: words.slice(at + 1) };
    }
    if (word.startsWith("--")) {
      options.push(word);
      continue;
    }
    const ending = /^-([a-zA-Z]*?)([mcWX])(.*)$/.exec(word);
    const letter = ending?.[2];
    if (ending === null || letter === undefined) {
      options.push(word);
      continue;
    }
    const value = ending[3] || words[++at];
    if (value === undefined) break;
    if (ending[1] !== "") options.push(`-${ending[1]}`);
    if (optionsWithValue.includes(letter)) options.push(`-${letter}`, value);
    else {
      const kind = letter === "m" ? "module" : "code";
      return { interpreter, options, kind, target: value, args: words.slice(at + 1) };
    }
  }
  throw new ProblemError(
    "This command starts Python without a program to record.",
    "Name a script, `-m module` or `-c code` after it.",
  );
}

const moduleOf = (interpreter: readonly string[], target: string, args: readonly string[]): PythonCommand => ({
  interpreter,
  options: [],
  kind: "module",
  target,
  args,
});

/** `python`, `python3.12`, `.venv/bin/python`, `pypy3`. */
export function isInterpreter(program: string): boolean {
  return /^(python|pypy)[\d.]*(\.exe)?$/i.test(basename(program.replaceAll("\\", "/")));
}

const isPytest = (program: string) => /^(pytest|py\.test)(\.exe)?$/.test(basename(program));

function anyPython(folder: string): string {
  const found = ["python3", "python"].map((name) => findProgram(name, folder)).find((file) => file !== null);
  if (found !== undefined && found !== null) return found;
  throw new ProblemError("There is no Python on this machine's search path.", "Install Python 3, or name its path.");
}
