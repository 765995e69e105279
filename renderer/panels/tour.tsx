import { useEffect } from "react";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { endTour, nextStep, tourSteps } from "../app/tour.ts";
import { Button } from "../widgets/button.tsx";

const { tour: words } = texts;

/** One step of the tour, beside the part of the window that it is about. Nothing waits for it: everything stays usable. */
export function Tour() {
  const at = useStore((state) => state.tour);
  const step = at === null ? undefined : tourSteps[at];
  useEffect(() => {
    if (step === undefined) delete document.documentElement.dataset.tour;
    else document.documentElement.dataset.tour = step;
  }, [step]);
  if (at === null || step === undefined) return null;
  const isLast = at === tourSteps.length - 1;
  return (
    <section className={`tour at-${step}`} aria-label={words.title} data-testid="tour">
      <h3>{words.steps[step].title}</h3>
      <p>{words.steps[step].text}</p>
      <div className="tour-foot">
        <span className="muted small number">{words.count(at + 1, tourSteps.length)}</span>
        {!isLast && <Button onClick={endTour}>{words.skip}</Button>}
        <Button look="primary" onClick={nextStep} data-testid="tour-next">
          {isLast ? words.done : words.next}
        </Button>
      </div>
    </section>
  );
}
