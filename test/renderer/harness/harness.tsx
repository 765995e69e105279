import "./harness.css";
import { createRoot } from "react-dom/client";
import { cssVariables } from "#format/css-variables.ts";
import type { Look, Theme } from "#format/tokens.ts";
import { DiagramStage } from "./diagram-stage.tsx";
import { generatedFlame } from "./generated-flame.ts";
import { generatedScene } from "./generated-scene.ts";
import { generatedTimeline } from "./generated-timeline.ts";
import { ListStage } from "./list-stage.tsx";
import { StackStage } from "./stack-stage.tsx";
import { TimelineStage } from "./timeline-stage.tsx";
import { told } from "./told.ts";

const wish = new URLSearchParams(location.search);
const theme = (wish.get("theme") ?? "light") as Theme;
const look = (wish.get("look") ?? "clean") as Look;
const view = wish.get("view") ?? "diagram";

const variables = document.createElement("style");
variables.textContent = `:root { ${cssVariables(theme)} color-scheme: ${theme}; }`;
document.head.append(variables);
Object.assign(window, { told, generatedScene, generatedFlame, generatedTimeline });

createRoot(document.getElementById("root")!).render(await stage());

async function stage() {
  if (view === "list") return <ListStage rows={Number(wish.get("rows") ?? "100000")} />;
  if (view === "timeline") return <TimelineStage threads={Number(wish.get("threads") ?? "4")} theme={theme} />;
  if (view !== "diagram") return <StackStage view={view} flame={await flame()} theme={theme} wish={wish} />;
  const scene = generatedScene({
    cards: Number(wish.get("cards") ?? "80"),
    hostile: wish.has("hostile"),
    compared: wish.has("compared"),
    staticOnly: wish.has("static"),
  });
  return <DiagramStage first={scene} theme={theme} look={look} />;
}

async function flame() {
  const profile = wish.get("profile");
  if (profile === null) return generatedFlame(Number(wish.get("nodes") ?? "20000"));
  return (await fetch(`/flame?profile=${encodeURIComponent(profile)}`)).json();
}
