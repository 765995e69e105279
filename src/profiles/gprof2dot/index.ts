import type { ImportedProfile } from "#model/imported-profile.ts";
import type { Measure } from "#model/measure.ts";
import {
  hasKeys,
  JsonShapeError,
  listAt,
  numberAt,
  objectAt,
  optionalText,
  streamAt,
  textAt,
  wholeNumberAt,
} from "../json-shape.ts";
import { nothingSkipped } from "../one-thread.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import { StackProfile } from "../stacks/stack-profile.ts";
import { scaledValue, type UnitScale, unitScale } from "../time-unit.ts";

/**
 * gprof2dot's JSON, which memray writes too: events with a call chain, leaf first, and one cost for each measure. The
 * functions have a module and no lines; memray puts the file there.
 */
export const gprof2dot: ProfileImporter = {
  format: "gprof2dot",
  recognizes: ({ json }) => hasKeys(json, ["version", "costs", "events", "functions"]),
  read: ({ json, file }): ImportedProfile => {
    const document = objectAt(json, "");
    const costs = listAt(document.costs, "costs").map(costMeasure);
    const functions = listAt(document.functions, "functions");
    const profile = new StackProfile(costs.map(({ measure }) => measure));
    const book = new FrameBook(profile);
    const frames = functions.map((value, index) => {
      const { name, module, process } = objectAt(value, `functions[${index}]`);
      const owner = optionalText(process);
      return book.frame({ name: textAt(name, `functions[${index}].name`), file: optionalText(module), owner });
    });
    streamAt(document.events, "events").each((value, index) => {
      const event = objectAt(value, `events[${index}]`);
      const chain = listAt(event.callchain, `events[${index}].callchain`);
      let node = profile.root;
      for (let at = chain.length - 1; at >= 0; at--) {
        const frame = frames[wholeNumberAt(chain[at], `events[${index}].callchain[${at}]`)];
        if (frame === undefined)
          throw new JsonShapeError(`events[${index}].callchain[${at}]`, "a function that isn't listed");
        node = profile.child(node, frame);
      }
      const values = listAt(event.cost, `events[${index}].cost`);
      costs.forEach((cost, measure) => {
        const number = numberAt(values[measure], `events[${index}].cost[${measure}]`);
        if (number < 0) throw new JsonShapeError(`events[${index}].cost[${measure}]`, `the negative cost ${number}`);
        profile.add(node, measure, scaledValue(number, cost.scale));
      });
    });
    const thread = profile.finish({ name: file });
    return { format: "gprof2dot", producer: null, file, threads: [thread], skipped: nothingSkipped };
  },
};

function costMeasure(value: unknown, index: number): { measure: Omit<Measure, "whole">; scale: UnitScale } {
  const { description, unit } = objectAt(value, `costs[${index}]`);
  const name = textAt(description, `costs[${index}].description`);
  const known = typeof unit === "string" ? unitScale(unit) : null;
  const scale = known ?? { unit: unit === "samples" ? "samples" : "count", scale: 1 };
  return { measure: { name: name === "Memory" ? "bytes" : name.toLowerCase(), unit: scale.unit }, scale };
}
