import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/frame.css";
import "./styles/lists.css";
import "./styles/inspector.css";
import "./styles/views.css";
import "./styles/runs.css";
import "./styles/dialogs.css";
import "./styles/start.css";
import { createRoot } from "react-dom/client";
import { App, startApp } from "./app/app.tsx";
import { beginWork } from "./engine/activity.ts";
import { adoptTokens } from "./styles/adopt-tokens.ts";

adoptTokens();
const end = beginWork("start");
createRoot(document.getElementById("root")!).render(<App />);
void startApp().finally(end);
