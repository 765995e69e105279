import { builtWindow } from "./built-window.ts";
import { idle, openWindow } from "./open-window.ts";

const [script, theme = "light", w = "1280", h = "800", rebuild = "1"] = process.argv.slice(2);
await builtWindow("/tmp/window/dist", rebuild === "1");
const mod = await import(script!);
const win = await openWindow({
  windowFolder: "/tmp/window/dist",
  dataFolder: "/tmp/window/data",
  folder: mod.folder ?? null,
  theme: theme as "light",
  size: { width: +w, height: +h },
});
let n = 0;
const shot = async (name: string) => {
  await idle(win.page).catch(() => console.log("not idle", name));
  await win.page.screenshot({ path: `/tmp/window/shots/${name}-${theme}${w === "1280" ? "" : "-" + w}.png` });
  n++;
};
try {
  await mod.run({ ...win, shot, idle: () => idle(win.page) });
} catch (e) {
  console.log(String(e).slice(0, 1500));
  await win.page.screenshot({ path: "/tmp/window/shots/failed.png" });
}
console.log("errors", win.errors.slice(0, 10));
await win.close();
process.exit(0);
