import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openWindow, windowKind } from "../helpers/open-window.ts";
import { folderOf, temporaryFolder } from "../helpers/temporary-folder.ts";
import { idle } from "../helpers/test-window.ts";
import { findFunction, indexed } from "./gestures.ts";

/** The window says on its console what it refused; that is what these tests want. */
const refusals = { expectsComplaints: true };
type Shell = { ask: (name: string, ...args: unknown[]) => Promise<{ ok: boolean; problem?: { text: string } }> };
declare const callsketch: Shell;

describe("names from files", () => {
  it("are text wherever they are shown, never HTML", async () => {
    const name = "<img src=x onerror=document.title='owned'>";
    const folder = folderOf({ [`${name}/${name}.mjs`]: "export function work() {}\n" });
    const { page } = await openWindow({ folder: join(folder, name) });
    await indexed(page);
    await findFunction(page, "work");
    await page.getByTestId("show-source").click();
    await idle(page);
    expect(await page.locator("img[src=x]").count()).toBe(0);
    expect(await page.title()).not.toBe("owned");
    expect(await page.getByTestId("function-inspector").textContent()).toContain(name);
  });
});

describe("a script that got into the window", () => {
  it("can't evaluate text, load from elsewhere, or send anything out", async () => {
    const { page } = await openWindow(refusals);
    const outcome = await page.evaluate(async () => {
      // In a turn of its own, since the test's own evaluation is exempt from the policy.
      const refused = (work: () => unknown) =>
        new Promise<boolean>((done) =>
          setTimeout(() => {
            try {
              work();
              done(false);
            } catch {
              done(true);
            }
          }),
        );
      const loaded = (element: HTMLScriptElement | HTMLImageElement, address: string) =>
        new Promise<boolean>((done) => {
          element.onload = () => done(true);
          element.onerror = () => done(false);
          element.src = address;
          document.head.append(element);
        });
      return {
        // biome-ignore lint/security/noGlobalEval: that it is refused is the test
        evalRefused: await refused(() => globalThis.eval("1")),
        functionRefused: await refused(() => new Function("return 1")),
        script: await loaded(document.createElement("script"), "https://example.org/a.js"),
        image: await loaded(document.createElement("img"), "https://example.org/a.png"),
        inline: await loaded(document.createElement("script"), "data:text/javascript,1"),
        fetched: await fetch("https://example.org/").then(
          () => true,
          () => false,
        ),
        opened: window.open("https://example.org/") !== null && !document.hidden,
        required:
          typeof (globalThis as { require?: unknown }).require + typeof (globalThis as { process?: unknown }).process,
      };
    });
    expect(outcome).toMatchObject({
      evalRefused: true,
      functionRefused: true,
      script: false,
      image: false,
      inline: false,
      fetched: false,
      required: "undefinedundefined",
    });
    if (windowKind === "electron") expect(outcome.opened).toBe(false);
  });

  it("can't read files that aren't the project's", async () => {
    const { page } = await openWindow({ folder: folderOf({ "a.mjs": "export const a = () => 1;" }), ...refusals });
    await indexed(page);
    for (const file of ["/etc/passwd", "../../etc/passwd", ".callsketch/store.db", "a.mjs/../../../etc/passwd"]) {
      expect((await page.evaluate((path) => callsketch.ask("source", path, null, null), file)).ok, file).toBe(false);
    }
  });

  it.runIf(windowKind === "electron")("can't open a folder or a profile that no person handed over", async () => {
    const secret = folderOf({ "a.py": "x = 1" });
    const { page } = await openWindow(refusals);
    const refused = { ok: false, problem: { text: expect.stringContaining("wasn't handed over") } };
    expect(await page.evaluate((path) => callsketch.ask("openProject", path), secret)).toMatchObject(refused);
    expect(await page.evaluate((path) => callsketch.ask("importProfile", path, null), `${secret}/a.py`)).toMatchObject(
      refused,
    );
    expect(await page.evaluate(() => callsketch.ask("constructor"))).toMatchObject({ ok: false });
  });

  it.runIf(windowKind === "electron")("can't lead the window elsewhere or get a permission", async () => {
    const { page } = await openWindow(refusals);
    const here = page.url();
    await page.evaluate(() => {
      location.href = "https://example.org/";
    });
    await page.evaluate(() => {
      location.href = "file:///etc/passwd";
    });
    expect(page.url()).toBe(here);
    const states = await page.evaluate(() =>
      Promise.all(
        ["geolocation", "notifications", "camera", "clipboard-read"].map(
          async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      ),
    );
    expect(states).not.toContain("granted");
    expect(await page.evaluate(() => fetch("callsketch://window/../../package.json").then((r) => r.status))).toBe(404);
    expect(await page.evaluate(() => fetch("callsketch://window/%2e%2e/main/index.cjs").then((r) => r.status))).toBe(
      404,
    );
  });
});

describe.runIf(windowKind === "browser")("a page of another site in the same browser", () => {
  it("can't ask the engine, hear its events or show the window in a frame", async () => {
    const { page } = await openWindow({ dataFolder: temporaryFolder(), ...refusals });
    const target = new URL(page.url()).origin;
    const evil = createServer((_request, response) =>
      response.setHeader("content-type", "text/html").end("<p>evil</p>"),
    );
    await new Promise<void>((done) => evil.listen(0, "127.0.0.1", done));
    onTestFinished(() => {
      evil.close();
    });
    const foreign = await page.context().newPage();
    await foreign.goto(`http://localhost:${(evil.address() as AddressInfo).port}/`);
    const outcome = await foreign.evaluate(async (origin) => {
      const status = (init: RequestInit) =>
        fetch(`${origin}/ask`, { method: "POST", credentials: "include", ...init }).then(
          (r) => r.status,
          () => "refused",
        );
      const body = JSON.stringify({ window: crypto.randomUUID(), name: "recentProjects", args: [] });
      const events = new EventSource(`${origin}/events?window=${crypto.randomUUID()}`, { withCredentials: true });
      const heard = await new Promise((done) => {
        events.onopen = () => done(true);
        events.onerror = () => done(false);
      });
      const frame = document.createElement("iframe");
      frame.src = `${origin}/`;
      await new Promise((done) => {
        frame.onload = done;
        frame.onerror = done;
        document.body.append(frame);
      });
      return {
        json: await status({ body, headers: { "content-type": "application/json" } }),
        simple: await status({ body, mode: "no-cors" }),
        heard,
        framed: frame.contentDocument !== null,
      };
    }, target);
    expect(outcome).toEqual({ json: "refused", simple: "refused", heard: false, framed: false });
    const shown = foreign.frames().find((frame) => frame.url().startsWith(target));
    expect(await shown?.locator("#root").count()).not.toBe(1);
  });
});
