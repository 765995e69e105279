import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

/** Starts the headless Chromium that came with npm. Drawing is done by software, so it is slow but the same everywhere. */
export async function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    // Its own `--single-process` would end the browser with the first page.
    args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--font-render-hinting=none"],
  });
}
