import type { EngineEvent } from "#contract/events.ts";
import type { Answer, Ask, Refusal } from "#contract/requests.ts";
import type { Shell } from "#contract/shell.ts";
import { fromWire, toWire } from "#contract/wire.ts";
import { downloadFile } from "./download-file.ts";
import { eventStream } from "./event-stream.ts";

/** The shell of a window in a browser: questions are posted to the server, events come by server-sent events. */
export function browserShell(): Shell {
  const id = crypto.randomUUID();
  return {
    kind: "browser",
    platform: platformOf(navigator.userAgent),
    ask: ((name: string, ...args: readonly unknown[]) => askServer(id, name, args)) as Ask,
    listen: eventStream(`/events?window=${id}`) as (listener: (event: EngineEvent) => void) => () => void,
    chooseFolder: null,
    chooseProfiles: null,
    saveFile: async (suggestedName, content, encoding) => downloadFile(suggestedName, content, encoding),
    pathOfFile: null,
    openInEditor: null,
    onMenu: () => () => {},
    startFolder: document.querySelector<HTMLMetaElement>('meta[name="callsketch-folder"]')?.content ?? null,
  };
}

async function askServer(window: string, name: string, args: readonly unknown[]): Promise<Answer<unknown>> {
  try {
    const response = await fetch("/ask", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: toWire({ window, name, args }),
    });
    if (response.ok) return fromWire(await response.text()) as Answer<unknown>;
    return refusal(`The server refused the request (${response.status}).`, await sentenceIn(response));
  } catch {
    return refusal("The server doesn't answer.", "Start it again with `callsketch serve` and open the new address.");
  }
}

const refusal = (text: string, hint: string): Refusal => ({ ok: false, problem: { text, hint } });

/** Refusals come as a small page, since people may open addresses by hand. */
async function sentenceIn(response: Response): Promise<string> {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector("p")?.textContent ?? "";
}

function platformOf(userAgent: string): Shell["platform"] {
  if (/Mac OS X|Macintosh/.test(userAgent)) return "mac";
  return /Windows/.test(userAgent) ? "windows" : "linux";
}
