import { Command } from "commander";
import { textTable } from "#format/text-table.ts";
import { boardsOf } from "#project/boards.ts";
import { printDocument } from "./output.ts";
import { type CommonOptions, withProject } from "./with-project.ts";

/** `callsketch boards` */
export function boardsCommand(): Command {
  return new Command("boards")
    .description("list the saved boards; draw one with `callsketch flow --board <name>`")
    .option("--json", "one JSON document: callsketch.boards/1")
    .action((options: CommonOptions) =>
      withProject(options, undefined, ({ project, print, say }) => {
        const store = boardsOf(project);
        const boards = store.list();
        for (const { file, reason } of store.unreadable()) say(`Not read: ${file}: ${reason}`);
        if (options.json === true)
          printDocument({ schema: "callsketch.boards/1", boards, unreadable: store.unreadable() });
        else if (boards.length === 0) say("No boards yet. Save one in the window with Ctrl+B.");
        else {
          const rows = boards.map((one) => [
            one.name,
            one.runLabel ?? "–",
            String(Object.keys(one.positions).length),
            one.updatedAt,
          ]);
          print(textTable(["Board", "Run", "Placed cards", "Saved"], "llrl", rows));
        }
      }),
    );
}
