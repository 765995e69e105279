import { describe, expect, it } from "vitest";
import { allCommands } from "../../../renderer/app/commands/all-commands.ts";

describe("the commands", () => {
  it("have ids of their own", () => {
    const ids = allCommands.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });
  // A function is selected, or a call, never both.
  it.each(["call", "function"])(
    "don't share keys with another that can act at the same time: all but those of a %s",
    (group) => {
      const together = allCommands.filter((command) => command.group !== group);
      const keys = together.flatMap((command) => command.keys ?? []).map((chord) => chord.toLowerCase());
      expect(keys.filter((chord, at) => keys.indexOf(chord) !== at)).toEqual([]);
    },
  );
  it("have titles that tell them apart in the palette", () => {
    const titles = allCommands.map(({ title }) => title);
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  });
});
