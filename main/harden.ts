import type { App, Session, WebContents } from "electron";
import { isWindowAddress, windowScheme } from "./window-address.ts";

/** Schemes that a window may load: its own, what it made itself, and the developer tools. */
const allowedSchemes = [`${windowScheme}:`, "data:", "blob:", "devtools:"];

/** Refuses every permission but writing to the clipboard, which copying a report needs, and every request to the network. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(isHarmless(permission)));
  session.setPermissionCheckHandler((_contents, permission) => isHarmless(permission));
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !allowedSchemes.includes(new URL(details.url).protocol) });
  });
}

/** No contents of this app lead elsewhere, open windows or hold other contents, whoever made them. */
export function hardenContents(app: App): void {
  app.on("web-contents-created", (_event, contents: WebContents) => {
    contents.on("will-navigate", (event, address) => {
      if (!isWindowAddress(address)) event.preventDefault();
    });
    contents.on("will-redirect", (event) => event.preventDefault());
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: "deny" }));
  });
}

const isHarmless = (permission: string) => permission === "clipboard-sanitized-write";
