import type { Command } from "commander";

interface KnownCommand {
  readonly name: string;
  /** Arguments as the list of commands shows them. */
  readonly usage: string;
  readonly description: string;
  readonly load: () => Promise<Command>;
}

/** The commands in the order of a project's life. */
export const commands: readonly KnownCommand[] = [
  {
    name: "open",
    usage: "[folder]",
    description: "open the window; also `callsketch [folder]`",
    load: async () => (await import("./open.ts")).openCommand(),
  },
  {
    name: "index",
    usage: "[folder]",
    description: "index or refresh a project",
    load: async () => (await import("./index-command.ts")).indexCommand(),
  },
  {
    name: "calls",
    usage: "[folder]",
    description: "print the static call graph",
    load: async () => (await import("./calls.ts")).callsCommand(),
  },
  {
    name: "inspect",
    usage: "<file>",
    description: "read one profile without a project",
    load: async () => (await import("./inspect.ts")).inspectCommand(),
  },
  {
    name: "import",
    usage: "<files...>",
    description: "import profiles as runs",
    load: async () => (await import("./import.ts")).importCommand(),
  },
  {
    name: "runs",
    usage: "",
    description: "list the project's runs",
    load: async () => (await import("./runs.ts")).runsCommand(),
  },
  {
    name: "top",
    usage: "",
    description: "the top calls table of a run",
    load: async () => (await import("./top.ts")).topCommand(),
  },
  {
    name: "flow",
    usage: "",
    description: "a call flow, as text, picture or document",
    load: async () => (await import("./flow.ts")).flowCommand(),
  },
  {
    name: "hidden",
    usage: "",
    description: "calls that a run made and the source doesn't show",
    load: async () => (await import("./hidden.ts")).hiddenCommand(),
  },
  {
    name: "unexercised",
    usage: "",
    description: "functions and calls that no chosen run reached",
    load: async () => (await import("./hidden.ts")).unexercisedCommand(),
  },
  {
    name: "fuse",
    usage: "<run> <others...>",
    description: "show calls and measures of other runs of the same command on a run's functions",
    load: async () => (await import("./fuse.ts")).fuseCommand(),
  },
  {
    name: "record",
    usage: "-- <command>",
    description: "run a command under a profiler and import what it wrote",
    load: async () => (await import("./record.ts")).recordCommand(),
  },
  {
    name: "rerun",
    usage: "[run]",
    description: "record again with the command that is stored with a run",
    load: async () => (await import("./record.ts")).rerunCommand(),
  },
  {
    name: "scale",
    usage: "--param n=100,200,400 -- <command with {n}>",
    description: "a series: one recording for each value of a parameter",
    load: async () => (await import("./record.ts")).scaleCommand(),
  },
  {
    name: "complexity",
    usage: "",
    description: "noted, estimated and fitted complexity side by side",
    load: async () => (await import("./complexity.ts")).complexityCommand(),
  },
  {
    name: "compare",
    usage: "<base> <head>",
    description: "two runs, or two groups of runs: what changed",
    load: async () => (await import("./compare.ts")).compareCommand(),
  },
  {
    name: "check",
    usage: "[run]",
    description: "hold a run to the project's budgets, and the boards to the source",
    load: async () => (await import("./check.ts")).checkCommand(),
  },
  {
    name: "notes",
    usage: "[add|move|remove]",
    description: "list, add and re-anchor notes",
    load: async () => (await import("./notes.ts")).notesCommand(),
  },
  {
    name: "boards",
    usage: "",
    description: "list the saved boards",
    load: async () => (await import("./boards.ts")).boardsCommand(),
  },
  {
    name: "trails",
    usage: "[name]",
    description: "list reading trails, or print one step by step",
    load: async () => (await import("./trails.ts")).trailsCommand(),
  },
  {
    name: "serve",
    usage: "[folder]",
    description: "the window in a browser, on 127.0.0.1 and behind a token",
    load: async () => (await import("./serve.ts")).serveCommand(),
  },
];
