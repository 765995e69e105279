import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { argumentsOf, commandLineOf } from "../../../renderer/app/command-line.ts";

describe("a typed command", () => {
  it("is split at blanks", () => {
    expect(argumentsOf("  python  -m app.main\t--scale 10 ")).toEqual(["python", "-m", "app.main", "--scale", "10"]);
  });
  it("keeps quoted words together, also in the middle of an argument", () => {
    expect(argumentsOf(`run "two words" --name='a "b"' ''`)).toEqual(["run", "two words", '--name=a "b"', ""]);
  });
  it("takes a character after a backslash as it is, but not inside single quotes", () => {
    expect(argumentsOf(String.raw`a\ b 'c\d'`)).toEqual(["a b", String.raw`c\d`]);
  });
  it("expands nothing: a shell's signs are plain characters", () => {
    expect(argumentsOf("echo $HOME *.py | sort > x; rm y && z")).toEqual(
      "echo $HOME *.py | sort > x; rm y && z".split(" "),
    );
  });
  it("is refused while a quote is open", () => {
    expect(argumentsOf(`run "two`)).toBeNull();
  });
  it("comes back the same when arguments are written and read", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (argv) => {
        expect(argumentsOf(commandLineOf(argv))).toEqual(argv);
      }),
    );
  });
});
