import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const express = (await import(process.env.BENCH_ENTRY)).default;
const folder = mkdtempSync(path.join(tmpdir(), "express-workload-"));
writeFileSync(path.join(folder, "page.tpl"), "Hello {name}");
writeFileSync(path.join(folder, "static.txt"), "static");
const app = express();
app.set("views", folder);
app.set("view engine", "tpl");
app.engine("tpl", (_file, options, done) => done(null, `Hello ${options.name}`));
app.enable("trust proxy");
app.locals.title = "title";
app.use(express.json(), express.urlencoded({ extended: false }), express.text());
app.use("/files", express.static(folder));
app.param("id", (request, _response, next, id) => {
  request.found = id;
  next();
});
app.get("/item/:id", (request, response) =>
  response.json({ id: request.found, ip: request.ip, host: request.hostname, xhr: request.xhr }),
);
app.post("/echo", (request, response) => response.status(201).type("json").send(request.body));
app.get("/render", (_request, response) => response.render("page", { name: "you" }));
app.get("/redirect", (_request, response) => response.redirect(302, "/item/1"));
app.get("/cookie", (_request, response) =>
  response
    .cookie("a", { b: 1 }, { maxAge: 10 })
    .clearCookie("c")
    .append("x-a", "1")
    .vary("Accept")
    .links({ next: "/2" })
    .end(),
);
app.get("/format", (request, response) =>
  response.format({ text: () => response.send("text"), json: () => response.send({ a: request.accepts("json") }) }),
);
app.get("/send", (_request, response) => response.sendFile(path.join(folder, "static.txt")));
app.get("/download", (_request, response) => response.download(path.join(folder, "static.txt"), "a.txt"));
app.get("/fresh", (request, response) =>
  response
    .set("ETag", '"x"')
    .send(`${request.fresh}${request.stale}${request.protocol}${request.secure}${request.subdomains}`),
);
app.get("/jsonp", (_request, response) => response.jsonp({ a: 1 }));
app.get("/async", async (_request, response) => response.sendStatus(204));
app.get("/error", () => {
  throw new Error("wrong");
});
const router = express.Router({ mergeParams: true });
router.use((_request, _response, next) => next());
router
  .route("/list")
  .get((_request, response) => response.attachment("b.pdf").send("list"))
  .all((_request, response) => response.end());
app.use("/more", router);
app.all("/any", (request, response) => response.send(request.get("user-agent") ?? request.query.q ?? "none"));
app.use((error, _request, response, _next) => response.status(500).send(error.message));
const server = app.listen(0);
await once(server, "listening");
const base = `http://127.0.0.1:${server.address().port}`;
let length = 0;
const ask = async (at, options = {}) => {
  const answer = await fetch(base + at, { redirect: "manual", ...options });
  length += answer.status + (await answer.text()).length;
};
for (const at of [
  "/item/7",
  "/render",
  "/redirect",
  "/cookie",
  "/format",
  "/send",
  "/download",
  "/fresh",
  "/jsonp?callback=f",
  "/async",
  "/error",
  "/more/list",
  "/any?q=1",
  "/missing",
  "/files/static.txt",
])
  await ask(at);
await ask("/echo", { method: "POST", body: '{"a":1}', headers: { "content-type": "application/json" } });
await ask("/echo", { method: "POST", body: "a=1", headers: { "content-type": "application/x-www-form-urlencoded" } });
await ask("/format", { headers: { accept: "application/json", "x-requested-with": "XMLHttpRequest" } });
await ask("/item/9", { method: "HEAD" });
console.log(length);
server.close();
process.exit(0);
