import { type Command, Option } from "commander";

/** Options that choose threads of a run. */
export interface ThreadOptions {
  readonly thread?: string[];
  readonly process?: string[];
}

/** Adds `--thread` and `--process` to a command. */
export function withThreadOptions(command: Command): Command {
  return command
    .addOption(new Option("--thread <thread...>", "only these threads of the run, by name or number"))
    .addOption(new Option("--process <process...>", "only threads of these processes, by number or name"));
}
