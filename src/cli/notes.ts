import { Command } from "commander";
import { plainName } from "#format/plain-name.ts";
import { textTable } from "#format/text-table.ts";
import { ProblemError } from "#model/problem.ts";
import { attachedNotes, notesOf } from "#project/annotations.ts";
import { functionNamed } from "#project/find-function.ts";
import { reanchorNote, writeNote } from "#project/write-note.ts";
import { printDocument } from "./output.ts";
import { type CommonOptions, withIndexedProject } from "./with-project.ts";

interface AddOptions extends CommonOptions {
  readonly text?: string;
  readonly complexity?: string;
}

/** `callsketch notes`, `notes add`, `notes move`, `notes remove` */
export function notesCommand(): Command {
  return new Command("notes")
    .description("list, add and re-anchor notes")
    .addCommand(listCommand(), { isDefault: true })
    .addCommand(addCommand())
    .addCommand(moveCommand())
    .addCommand(removeCommand());
}

function listCommand(): Command {
  return new Command("list")
    .description("all notes, and whether their functions are still there")
    .option("--json", "one JSON document: callsketch.notes/1")
    .action((options: CommonOptions) =>
      withIndexedProject(options, undefined, ({ project, print, say }) => {
        const store = notesOf(project);
        const notes = attachedNotes(project, store);
        for (const { file, reason } of store.unreadable()) say(`Not read: ${file}: ${reason}`);
        if (options.json === true) {
          printDocument({ schema: "callsketch.notes/1", notes, unreadable: store.unreadable() });
        } else if (notes.length === 0) {
          say('No notes yet. Write one with `callsketch notes add <function> --complexity "O(n)" --text "..."`.');
        } else {
          const rows = notes.map((note) => [
            note.id,
            note.state,
            [note.anchor, note.callee].flatMap((end) => end?.qualifiedName ?? []).join(" -> "),
            note.complexity ?? "",
            plainName(note.text),
          ]);
          print(textTable(["Note", "State", "Function", "Complexity", "Text"], "lllll", rows));
        }
      }),
    );
}

function addCommand(): Command {
  return new Command("add")
    .description("write or replace the note of a function")
    .argument("<function>", "its qualified name, or the end of it")
    .option("--text <text>", "the note, as Markdown")
    .option("--complexity <note>", 'a complexity note: "O(forms x checks)"')
    .action((name: string, options: AddOptions) =>
      withIndexedProject(options, undefined, ({ project, say }) => {
        if (options.text === undefined && options.complexity === undefined) {
          throw new ProblemError("There is nothing to note.", "Give --text, --complexity, or both.");
        }
        const store = notesOf(project);
        const id = functionNamed(project, name, null);
        const before = attachedNotes(project, store).find((note) => note.functionId === id);
        const text = options.text ?? before?.text ?? "";
        writeNote(project, store, id, { text, complexity: options.complexity ?? before?.complexity ?? null });
        say(`Noted on ${id}.`);
      }),
    );
}

function moveCommand(): Command {
  return new Command("move")
    .description("attach a note, usually an orphan, to another function")
    .argument("<note>", "the note's id, as `callsketch notes` lists it")
    .argument("<function>", "qualified name, or the end of it")
    .action((note: string, name: string, options: CommonOptions) =>
      withIndexedProject(options, undefined, ({ project, say }) => {
        const id = functionNamed(project, name, null);
        reanchorNote(project, notesOf(project), note, id);
        say(`Attached ${note} to ${id}.`);
      }),
    );
}

function removeCommand(): Command {
  return new Command("remove")
    .description("remove a note")
    .argument("<note>", "the note's id")
    .action((note: string, options: CommonOptions) =>
      withIndexedProject(options, undefined, ({ project, say }) => {
        const store = notesOf(project);
        if (!store.list().some(({ id }) => id === note)) {
          throw new ProblemError(`There is no note "${note}".`, "List them with `callsketch notes`.");
        }
        store.remove(note);
        say(`Removed ${note}.`);
      }),
    );
}
