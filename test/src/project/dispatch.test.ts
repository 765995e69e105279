import { describe, expect, it } from "vitest";
import type { FunctionId } from "#model/ids.ts";
import { describeFunction } from "#project/describe-function.ts";
import { flowView } from "#project/show-scene.ts";
import { cprofileOf, imported, indexedProject } from "../../helpers/profiled-project.ts";

const shapes = `import sys

class Shape:
    def area(self):
        raise NotImplementedError

class Square(Shape):
    def area(self):
        return 1

class Circle(Shape):
    def area(self):
        return 3

class Triangle(Shape):
    def area(self):
        return 2

def total(shapes: list[Shape]):
    return sum([shape.area() for shape in shapes])

def one(shape: Shape):
    return shape.area()

def named(circle: Circle):
    return circle.area()

def main():
    Triangle()
    total([Square(), Square(), Square(), Circle()])
    one(Square())
    named(Circle())

main()
`;
const id = (name: string) => `shapes.py#${name}` as FunctionId;

describe("a call that may go to several functions", () => {
  it("says that a run confirmed it, with the share of each target that its site may reach", async () => {
    const project = await indexedProject({ "shapes.py": shapes });
    const run = await imported(project, "run.prof", cprofileOf(project, "shapes.py"));
    const { edges } = flowView(project, { run: run.id, minimumShare: 0 }, []);
    const edge = edges.find(({ caller, callee }) => caller === id("total") && callee === id("Square.area"));
    expect(edge).toMatchObject({ certainty: "certain", candidates: 4, provenance: "both", calls: 3 });
    expect(edge?.dispatch).toMatchObject({ by: "calls", isExact: true });
    const shares = Object.fromEntries(edge!.dispatch!.targets.map(({ functionId, share }) => [functionId, share]));
    expect(shares).toMatchObject({ [id("Square.area")]: 0.75, [id("Circle.area")]: 0.25, [id("Triangle.area")]: 0 });
    const details = describeFunction(project, {
      id: id("total"),
      run,
      measure: "time",
      base: null,
      part: { time: null, threads: null },
      notes: [],
    });
    // Nobody passes a triangle: dispatch may reach it, nothing says that it does.
    const unreached = details.callees.find((one) => one.id === id("Triangle.area"));
    expect(unreached).toMatchObject({ certainty: "possible", provenance: "static" });
    const callee = details.callees.find((one) => one.id === id("Square.area"));
    expect(callee?.dispatch?.targets[0]).toMatchObject({ functionId: id("Square.area"), share: 0.75 });
  });

  it("has shares of cost where the run samples, and none where it made no such call or nothing is measured", async () => {
    const project = await indexedProject({ "shapes.py": shapes });
    const stacks =
      "<module> (shapes.py:34);main (shapes.py:30);total (shapes.py:20);Square.area (shapes.py:9) 6\n" +
      "<module> (shapes.py:34);main (shapes.py:30);total (shapes.py:20);Circle.area (shapes.py:13) 2\n";
    const run = await imported(project, "run.txt", stacks);
    const question = { roots: [id("total"), id("one"), id("named")], minimumShare: 0 };
    const view = flowView(project, { ...question, run: run.id }, []);
    const to = (callee: string) => view.edges.find((one) => one.caller === id("total") && one.callee === id(callee));
    expect(to("Circle.area")?.dispatch).toMatchObject({
      by: "cost",
      targets: [{ share: 0.75 }, { share: 0.25 }, {}, {}],
    });
    expect(to("Circle.area")?.dispatch).toEqual(to("Triangle.area")?.dispatch);
    const others = view.edges.filter(({ caller }) => caller === id("one") || caller === id("named"));
    expect(others.length).toBeGreaterThan(1);
    expect(others.every(({ dispatch }) => dispatch === null)).toBe(true);
    const source = flowView(project, { ...question, run: null }, []);
    expect(source.edges.every(({ dispatch }) => dispatch === null)).toBe(true);
  });
});
