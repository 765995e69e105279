import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nextBounds, readBounds, writeBounds } from "../../main/window-bounds.ts";
import { temporaryFolder } from "../helpers/temporary-folder.ts";

const main = { x: 0, y: 0, width: 1920, height: 1040 };
const right = { x: 1920, y: 0, width: 1280, height: 1024 };
const there = { x: 2000, y: 100, width: 1000, height: 700, maximized: false };

describe("where the next window goes", () => {
  it("is where the last one was", () => {
    expect(nextBounds(there, [main, right])).toEqual(there);
  });

  it("is the usual size on a display that is left, when the last one's display is gone", () => {
    expect(nextBounds(there, [main])).toEqual({ width: 1280, height: 800, maximized: false });
  });

  it("is where its title bar can be taken hold of", () => {
    for (const off of [{ y: -200 }, { x: 3150 }, { y: 1010 }, { x: 950, width: 1000 }]) {
      const moved = { ...there, ...off };
      const isInSight = moved.x < 3100 && moved.y >= 0 && moved.y < 980;
      expect("x" in nextBounds(moved, [main, right])).toBe(isInSight);
    }
  });

  it("fits a display that has become smaller", () => {
    const small = { x: 0, y: 0, width: 1024, height: 600 };
    expect(nextBounds({ ...there, x: 0, y: 0, width: 1800 }, [small])).toMatchObject({ width: 1024, height: 600 });
    expect(nextBounds(null, [small])).toEqual({ width: 1024, height: 600, maximized: false });
  });

  it("stays maximized", () => {
    expect(nextBounds({ ...there, maximized: true }, [main]).maximized).toBe(true);
  });
});

describe("remembering a window's place", () => {
  it("brings back what was written", () => {
    const folder = temporaryFolder();
    writeBounds(folder, there);
    expect(readBounds(folder)).toEqual(there);
  });

  it("forgets what isn't a place, and never fails", () => {
    const folder = temporaryFolder();
    expect(readBounds(folder)).toBeNull();
    for (const text of ["", "null", "{}", '{"x":null,"y":0,"width":1,"height":1,"maximized":false}']) {
      writeFileSync(join(folder, "window.json"), text);
      expect(readBounds(folder)).toBeNull();
    }
    expect(() => writeBounds(join(folder, "missing"), there)).not.toThrow();
  });
});
