import { describe, expect, it } from "vitest";
import { seriesOf } from "../../../renderer/app/series-of.ts";

describe("a series in the record dialog", () => {
  it("is the parameter whose place stands in the command, with its values between commas", () => {
    const parameters = [
      ["mode", "fast"],
      ["n", "100, 200,400,"],
    ] as const;
    expect(seriesOf(["python", "grow.py", "--n={n}"], parameters)).toEqual({
      parameter: "n",
      values: ["100", "200", "400"],
    });
  });

  it("isn't made of a value with a comma that the command doesn't ask for", () => {
    expect(seriesOf(["python", "grow.py", "1500"], [["foo count", "1,500"]])).toBeNull();
  });

  it("isn't made of two parameters or of no value", () => {
    expect(
      seriesOf(
        ["run", "{a}", "{b}"],
        [
          ["a", "1"],
          ["b", "2"],
        ],
      ),
    ).toBeNull();
    expect(seriesOf(["run", "{a}"], [["a", " , "]])).toBeNull();
    expect(seriesOf(["run", "{}"], [["", "1,2"]])).toBeNull();
  });
});
