import { once } from "node:events";
import { Readable } from "node:stream";

const Koa = (await import(process.env.BENCH_ENTRY)).default;
const app = new Koa({ proxy: true, keys: ["secret"] });
app.on("error", () => {});
app.context.extra = 1;
app.use(async (context, next) => {
  context.set("x-time", "1");
  context.state.seen = context.extra;
  await next();
  context.vary("accept");
});
app.use(async (context, next) => {
  const { path, request, response } = context;
  if (path === "/json")
    context.body = { method: context.method, host: context.host, origin: context.origin, href: context.href };
  else if (path === "/text")
    context.body = `${context.accepts("html", "json")} ${context.query.q} ${request.is("json")} ${context.ip}`;
  else if (path === "/stream") context.body = Readable.from(["a", "b"]);
  else if (path === "/buffer") context.body = Buffer.from("bytes");
  else if (path === "/redirect") context.redirect("/json");
  else if (path === "/cookie") {
    context.cookies.set("a", "b", { signed: true });
    context.body = context.cookies.get("a") ?? "none";
  } else if (path === "/fresh") {
    context.etag = "tag";
    context.lastModified = new Date(0);
    context.body = `${context.fresh} ${context.stale} ${response.type} ${request.charset} ${request.length}`;
  } else if (path === "/throw") context.throw(403, "no");
  else if (path === "/assert") context.assert(false, 400, "bad");
  else if (path === "/crash") throw new Error("wrong");
  else if (path === "/attach") {
    context.attachment("a.txt");
    context.type = "text/plain";
    context.body = JSON.stringify(context) + JSON.stringify(app).length;
  } else if (path === "/empty") context.status = 204;
  else await next();
});
const server = app.listen(0);
await once(server, "listening");
const base = `http://127.0.0.1:${server.address().port}`;
let length = 0;
for (const at of [
  "/json",
  "/text?q=1",
  "/stream",
  "/buffer",
  "/redirect",
  "/cookie",
  "/fresh",
  "/throw",
  "/assert",
  "/crash",
  "/attach",
  "/empty",
  "/missing",
]) {
  const answer = await fetch(base + at, { redirect: "manual", headers: { accept: "application/json" } });
  length += answer.status + (await answer.text()).replace(/\d{4,5}/g, "").length;
}
const head = await fetch(`${base}/json`, { method: "HEAD" });
console.log(length + head.status);
server.close();
process.exit(0);
