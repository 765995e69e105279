import { useEffect, useState } from "react";
import type { CallSiteDetails, FunctionDetails } from "#contract/answers.ts";
import type { Problem } from "#model/problem.ts";
import { texts } from "../../app/texts.ts";
import { ask } from "../../engine/ask.ts";
import { ProblemPanel } from "../../widgets/problem-panel.tsx";
import { CallSiteList } from "./call-site-list.tsx";
import { Section } from "./section.tsx";

const { inspector: words } = texts;

/** Calls of a function that may reach too many others to be drawn: each with its candidates, which are asked for here. */
export function HubSection({ details: { row, hubSites } }: { readonly details: FunctionDetails }) {
  if (hubSites === 0) return null;
  return (
    <Section title={words.hubSites} end={hubSites.toLocaleString("en-US")} testId="hub-sites">
      <Sites key={row.id} id={row.id} />
    </Section>
  );
}

function Sites({ id }: { readonly id: FunctionDetails["row"]["id"] }) {
  const [sites, setSites] = useState<readonly CallSiteDetails[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let isWanted = true;
    void ask("callSites", id, null).then((answer) => {
      if (!isWanted) return;
      if (answer.ok) setSites(answer.value);
      else setProblem(answer.problem);
    });
    return () => {
      isWanted = false;
    };
  }, [id]);
  if (problem !== null) return <ProblemPanel problem={problem} />;
  const isOfOne = sites.length > 0 && sites.every(({ count }) => count < 2);
  return (
    <>
      <p className="small muted">{isOfOne ? words.hubOfOne : words.hubLine}</p>
      <CallSiteList sites={sites} />
    </>
  );
}
