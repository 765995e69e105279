import { get, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { describe, expect, it } from "vitest";
import { admitted, answerIn, otherWindowId, question, send, serveHere, windowId } from "./serve-here.ts";

describe("the served window's door", () => {
  it("lets in whoever brings the token, and gives them a cookie that scripts and other sites can't use", async () => {
    const served = await serveHere();
    const arrival = await send(served.port, `/?token=${served.token}`);
    expect(arrival.headers["set-cookie"]?.[0]).toMatch(/HttpOnly; SameSite=Strict; Path=\/$/);
    expect(arrival.body).not.toContain(served.token);
  });

  it("takes the token once", async () => {
    const served = await serveHere();
    await admitted(served);
    const second = await send(served.port, `/?token=${served.token}`);
    expect(second.headers["set-cookie"]).toBeUndefined();
  });

  it("keeps out whoever has no cookie, a wrong one, or a wrong token, from every address", async () => {
    const served = await serveHere();
    for (const path of ["/", "/assets/a.js", `/events?window=${windowId}`]) {
      expect((await send(served.port, path)).status).toBe(403);
      expect((await send(served.port, path, { cookie: `callsketch-${served.port}=guess` })).status).toBe(403);
    }
    expect((await send(served.port, "/?token=guess")).headers["set-cookie"]).toBeUndefined();
    expect(served.engines).toEqual([]);
  });

  it("answers to its own host alone, so that a foreign name for 127.0.0.1 opens nothing", async () => {
    const served = await serveHere();
    const headers = await admitted(served);
    for (const host of ["evil.example", `evil.example:${served.port}`, "127.0.0.1", "127.0.0.1:1"]) {
      expect((await send(served.port, "/", { ...headers, host })).status).toBe(403);
    }
    const forged = { ...headers, host: "evil.example", origin: "http://evil.example" };
    expect((await send(served.port, "/ask", forged, question(windowId, "runs"))).status).toBe(403);
  });

  it("doesn't spend the token for a foreign host", async () => {
    const served = await serveHere();
    await send(served.port, `/?token=${served.token}`, { host: "evil.example" });
    expect((await admitted(served)).cookie).toMatch(/^callsketch-/);
  });

  it("answers no question from another site or without an origin, also with the cookie", async () => {
    const served = await serveHere();
    const { origin: _, ...anonymous } = await admitted(served);
    const ask = (extra: Record<string, string>) =>
      send(served.port, "/ask", { ...anonymous, ...extra }, question(windowId, "runs"));
    expect((await ask({})).status).toBe(403);
    expect((await ask({ origin: "http://evil.example" })).status).toBe(403);
    expect((await ask({ origin: "null" })).status).toBe(403);
    expect((await ask({ origin: `http://127.0.0.1:${served.port + 1}` })).status).toBe(403);
    expect((await send(served.port, "/", { ...anonymous, "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await send(served.port, "/", { ...anonymous, "sec-fetch-site": "same-site" })).status).toBe(403);
  });

  it("can't be reached from other machines", async () => {
    const served = await serveHere();
    const outside = Object.values(networkInterfaces())
      .flat()
      .filter((one) => one !== undefined && !one.internal);
    for (const { address } of outside as { address: string }[]) {
      await expect(connects(address, served.port)).resolves.toBe(false);
    }
    await expect(connects("127.0.0.1", served.port)).resolves.toBe(true);
  });
});

describe("the served window's files", () => {
  it("are the built window's and nothing else, however the address is spelled", async () => {
    const served = await serveHere();
    const headers = await admitted(served);
    const paths = [
      "/../secret.js",
      "/%2e%2e/secret.js",
      "/..%2fsecret.js",
      "/assets/../../secret.js",
      "//etc/passwd",
      "/assets",
      "/notes.txt",
      "/%00",
      "/assets/a.js%00.html",
    ];
    for (const path of paths) expect((await send(served.port, path, headers)).status, path).toBe(404);
    expect((await send(served.port, "/assets/a.js", headers)).body).toBe("window.a = 1;");
  });

  it("come with a policy that allows nothing from elsewhere, no frames and no guessing of types", async () => {
    const served = await serveHere();
    const { headers } = await send(served.port, "/", await admitted(served));
    expect(headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cache-control": "no-store",
    });
  });

  it("name the start folder as text, whatever it is called", async () => {
    const served = await serveHere({ startFolder: `/tmp/"><script>alert(1)</script>` });
    const { body } = await send(served.port, "/", await admitted(served));
    expect(body).toContain("&quot;&gt;&lt;script&gt;alert(1)");
    expect(body).not.toContain("<script>alert");
    expect(body.indexOf("/browser-shell.js")).toBeLessThan(body.indexOf("<title>"));
  });
});

describe("a question to the served engine", () => {
  it("comes back with its answer, large numbers included", async () => {
    const served = await serveHere();
    const reply = await send(
      served.port,
      "/ask",
      await admitted(served),
      question(windowId, "runReport", 2n ** 60n, [null]),
    );
    expect(answerIn(reply)).toEqual({ ok: true, value: { number: 0, name: "runReport", args: [2n ** 60n, [null]] } });
  });

  it("goes to the engine of its own page", async () => {
    const served = await serveHere();
    const headers = await admitted(served);
    const number = async (window: string) =>
      answerIn(await send(served.port, "/ask", headers, question(window, "runs"))).value.number;
    expect([await number(windowId), await number(otherWindowId), await number(windowId)]).toEqual([0, 1, 0]);
  });

  it("is refused when it isn't one: no JSON, unknown name, no window, wrong type", async () => {
    const served = await serveHere();
    const headers = await admitted(served);
    const bad = [
      "{",
      "null",
      question(windowId, "constructor"),
      question(windowId, "__proto__"),
      question("../../etc", "runs"),
      '{"window":"x"}',
    ];
    for (const body of bad) expect((await send(served.port, "/ask", headers, body)).status, body).toBe(400);
    const form = { ...headers, "content-type": "text/plain" };
    expect((await send(served.port, "/ask", form, question(windowId, "runs"))).status).toBe(400);
    expect(served.engines).toEqual([]);
  });

  it("opens no more engines than sixteen", async () => {
    const served = await serveHere();
    const headers = await admitted(served);
    const ids = Array.from({ length: 17 }, () => crypto.randomUUID());
    const statuses = [];
    for (const id of ids) statuses.push((await send(served.port, "/ask", headers, question(id, "runs"))).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(16);
    expect(statuses.at(-1)).toBe(503);
  });
});

describe("events", () => {
  it("reach their own page alone, also those from before it listened", async () => {
    const served = await serveHere();
    const headers = await admitted(served);
    await send(served.port, "/ask", headers, question(windowId, "runs"));
    await send(served.port, "/ask", headers, question(otherWindowId, "runs"));
    served.engines[0]?.emit({ kind: "output", stream: "stdout", text: "early\n" });
    served.engines[1]?.emit({ kind: "output", stream: "stdout", text: "other" });
    const response = await opened(served.port, `/events?window=${windowId}`, headers);
    served.engines[0]?.emit({ kind: "changed", what: "runs" });
    const text = await textUntil(response, "changed");
    expect(text).toContain(String.raw`"early\n"`);
    expect(text).not.toContain("other");
    response.destroy();
  });

  it("keep an engine; it is closed when its page has been gone for a while", async () => {
    const served = await serveHere({ patience: 30 });
    const response = await opened(served.port, `/events?window=${windowId}`, await admitted(served));
    const [engine] = served.engines;
    await new Promise((done) => setTimeout(done, 90));
    expect(engine?.closed).toBe(false);
    response.destroy();
    await expect.poll(() => engine?.closed).toBe(true);
  });
});

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1000 });
    const end = (value: boolean) => {
      socket.destroy();
      resolve(value);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
    socket.once("timeout", () => end(false));
  });
}

function opened(port: number, path: string, headers: Record<string, string>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path, headers }, resolve).on("error", reject);
  });
}

async function textUntil(response: IncomingMessage, part: string): Promise<string> {
  let text = "";
  for await (const chunk of response) {
    text += chunk;
    if (text.includes(part)) break;
  }
  return text;
}
