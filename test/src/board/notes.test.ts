import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openNotes } from "#board/open-notes.ts";
import { functionId } from "#model/ids.ts";
import type { NoteAnchor } from "#model/note.ts";
import { ProblemError } from "#model/problem.ts";
import { folderOf, temporaryFolder } from "../../helpers/temporary-folder.ts";

function anchor(name: string): NoteAnchor {
  return {
    functionId: functionId(`taxes/forms.py#${name}`),
    file: "taxes/forms.py",
    qualifiedName: `taxes.forms.${name}`,
    fingerprint: "f1",
  };
}

const edit = (name: string, text: string, complexity: string | null = null) => ({
  id: null,
  anchor: anchor(name),
  text,
  complexity,
});

describe("a note", () => {
  it("comes back as it was written, from a new store too", () => {
    const folder = temporaryFolder();
    const text = 'Asks *every* form.\n\n---\nkey: value\n"quoted" 🚀';
    const saved = openNotes(folder).save(edit("Form.calculate", text, "O(forms x checks)"));
    expect(openNotes(folder).list()).toEqual([saved]);
    expect(saved).toMatchObject({ text, complexity: "O(forms x checks)", anchor: anchor("Form.calculate") });
  });

  it("is a text file that a person can read, named after its function", () => {
    const folder = temporaryFolder();
    openNotes(folder).save(edit("Form.calculate", "Slow.", "O(n)"));
    const [file = ""] = readdirSync(folder);
    expect(file).toMatch(/^taxes-forms-py-form-calculate-[0-9a-f]{8}\.md$/);
    const content = readFileSync(join(folder, file), "utf8");
    expect(content.split("\n")).toEqual([
      "---",
      "id: taxes/forms.py#Form.calculate",
      "function: taxes.forms.Form.calculate",
      "file: taxes/forms.py",
      "fingerprint: f1",
      "complexity: O(n)",
      "---",
      "",
      "Slow.",
      "",
    ]);
  });

  it("on a call is a file of its own beside those of its functions, and comes back whole", () => {
    const folder = temporaryFolder();
    const notes = openNotes(folder);
    notes.save(edit("f", "on f"));
    const saved = notes.save({ ...edit("f", "on the call"), callee: anchor("g") });
    expect(openNotes(folder).list()).toEqual(
      expect.arrayContaining([saved, expect.objectContaining({ text: "on f" })]),
    );
    expect(saved).toMatchObject({ anchor: anchor("f"), callee: anchor("g") });
    notes.save({ ...edit("f", "again"), callee: anchor("g") });
    expect(
      notes
        .list()
        .map(({ text }) => text)
        .toSorted(),
    ).toEqual(["again", "on f"]);
  });

  it("is one for each function: saving again replaces it", () => {
    const notes = openNotes(temporaryFolder());
    const first = notes.save(edit("f", "one"));
    notes.save(edit("f", "two"));
    expect(notes.list()).toMatchObject([{ id: first?.id, text: "two" }]);
  });

  it("goes when its text and complexity are empty", () => {
    const notes = openNotes(temporaryFolder());
    notes.save(edit("f", "one"));
    expect(notes.save(edit("f", "  \n"))).toBeNull();
    expect(notes.list()).toEqual([]);
  });

  it("keeps keys that a newer version wrote", () => {
    const folder = temporaryFolder();
    const notes = openNotes(folder);
    const id = notes.save(edit("f", "one"))?.id;
    const file = join(folder, `${id}.md`);
    writeFileSync(file, readFileSync(file, "utf8").replace("---\nid:", "---\ncolour: red\nid:"));
    notes.save(edit("f", "two"));
    expect(readFileSync(file, "utf8")).toContain("\ncolour: red\n");
  });

  it("reads the same with the line ends of another system", () => {
    const folder = temporaryFolder();
    const saved = openNotes(folder).save(edit("f", "one\ntwo"));
    const file = join(folder, `${saved?.id}.md`);
    writeFileSync(file, readFileSync(file, "utf8").replaceAll("\n", "\r\n"));
    expect(openNotes(folder).list()).toEqual([{ ...saved, updatedAt: expect.any(String) }]);
  });

  it("survives names that are no plain text", () => {
    const folder = temporaryFolder();
    const odd = { ...anchor('"<script>\nx: y'), file: " leading" };
    const saved = openNotes(folder).save({ id: null, anchor: odd, text: "", complexity: "" });
    expect(openNotes(folder).list()).toEqual([saved]);
  });
});

describe("a file that is no note", () => {
  const conflict = "---\n<<<<<<< HEAD\nid: a.py#f\n=======\nid: a.py#g\n>>>>>>> other\n---\n\ntext\n";

  it("is reported with its line, and the others are read all the same", () => {
    const folder = folderOf({ "broken.md": conflict });
    const notes = openNotes(folder);
    notes.save(edit("f", "fine"));
    expect(notes.list()).toHaveLength(1);
    expect(notes.unreadable()).toEqual([
      { file: "broken.md", reason: expect.stringMatching(/broken\.md, line 2: "<<<<<<< HEAD"/) },
    ]);
  });

  it("is never overwritten, even by a note that wants its name", () => {
    const folder = temporaryFolder();
    const notes = openNotes(folder);
    const id = notes.save(edit("f", "mine"))?.id;
    writeFileSync(join(folder, `${id}.md`), conflict);
    notes.save(edit("f", "again"));
    notes.remove(id ?? "");
    expect(readFileSync(join(folder, `${id}.md`), "utf8")).toBe(conflict);
    expect(notes.list()).toMatchObject([{ id: `${id}-2`, text: "again" }]);
  });
});

describe("undo of notes", () => {
  it("takes edits back one by one, over several saves, and makes them again", () => {
    const notes = openNotes(temporaryFolder());
    notes.save(edit("f", "one"));
    notes.save(edit("f", "two"));
    notes.save(edit("g", "other"));
    notes.remove(notes.list().find(({ text }) => text === "two")?.id ?? "");
    const texts = () => notes.list().map(({ text }) => text);
    const seen = [texts()];
    while (notes.undo()) seen.push(texts());
    expect(seen).toEqual([["other"], ["two", "other"], ["two"], ["one"], []]);
    while (notes.redo()) seen.push(texts());
    expect(seen.slice(5)).toEqual([["one"], ["two"], ["two", "other"], ["other"]]);
  });

  it("ends what could be made again with a new edit", () => {
    const notes = openNotes(temporaryFolder());
    notes.save(edit("f", "one"));
    notes.undo();
    notes.save(edit("f", "two"));
    expect(notes.redo()).toBe(false);
  });

  it("leaves alone what someone else changed since", () => {
    const folder = temporaryFolder();
    const notes = openNotes(folder);
    const id = notes.save(edit("f", "one"))?.id;
    const file = join(folder, `${id}.md`);
    const theirs = readFileSync(file, "utf8").replace("one", "theirs");
    writeFileSync(file, theirs);
    expect(() => notes.undo()).toThrow(ProblemError);
    expect(readFileSync(file, "utf8")).toBe(theirs);
  });
});
