import { expect, it } from "vitest";
import { get } from "../../../renderer/app/store.ts";
import { endTour, nextStep, startTour, tourSteps } from "../../../renderer/app/tour.ts";

it("the tour has four steps, begins in the flow, ends after the last one, and can be left at any", () => {
  startTour();
  expect([get().tour, get().place.view]).toEqual([0, "flow"]);
  for (const _ of tourSteps) nextStep();
  expect([tourSteps.length, get().tour]).toEqual([4, null]);
  startTour();
  nextStep();
  endTour();
  expect(get().tour).toBeNull();
});
