import { browserShell } from "./browser-shell.ts";

/** Loaded before the window's own script by the page that the server sends; Electron's preload takes its place there. */
Object.defineProperty(window, "callsketch", { value: browserShell(), writable: false, configurable: false });
