import { dialogTexts } from "./texts/dialog-texts.ts";
import { frameTexts } from "./texts/frame-texts.ts";
import { joinTexts } from "./texts/join-texts.ts";
import { panelTexts } from "./texts/panel-texts.ts";
import { runTexts } from "./texts/run-texts.ts";
import { viewTexts } from "./texts/view-texts.ts";

/** Every text of the window's frame and panels. Short, sentence case, verbs on buttons. */
export const texts = { ...frameTexts, ...panelTexts, ...runTexts, ...viewTexts, ...dialogTexts, ...joinTexts };
