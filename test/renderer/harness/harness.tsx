import "./harness.css";
import { createRoot } from "react-dom/client";
import { cssVariables } from "#format/css-variables.ts";
import type { Look, Theme } from "#format/tokens.ts";
import { DiagramStage } from "./diagram-stage.tsx";
import { generatedScene } from "./generated-scene.ts";
import { told } from "./told.ts";

const wish = new URLSearchParams(location.search);
const theme = (wish.get("theme") ?? "light") as Theme;
const look = (wish.get("look") ?? "clean") as Look;

const variables = document.createElement("style");
variables.textContent = `:root { ${cssVariables(theme)} color-scheme: ${theme}; }`;
document.head.append(variables);
Object.assign(window, { told });

createRoot(document.getElementById("root")!).render(stage());

function stage() {
  const cards = Number(wish.get("cards") ?? "80");
  const scene = generatedScene({
    cards,
    hostile: wish.has("hostile"),
    compared: wish.has("compared"),
    staticOnly: wish.has("static"),
  });
  return <DiagramStage first={scene} theme={theme} look={look} />;
}
