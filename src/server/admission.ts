import { randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/**
 * Who may talk to the served window. The address that is printed holds a random token; the first browser that shows it
 * gets a cookie, and the token is spent, so that an address read from a process list or a history opens nothing.
 *
 * Against pages of other sites in the same browser stand three walls: the Host must be ours (a foreign name that
 * resolves to 127.0.0.1 is refused), the Origin of every question must be ours, and the cookie is SameSite=Strict.
 */
export interface Admission {
  /** The token for the address, until it is spent. */
  readonly token: string;
  /** True once, for the right token. */
  spend(token: string): boolean;
  /** The value for Set-Cookie. */
  readonly cookie: string;
  /** Why a request is refused, as a sentence; null when it may pass. */
  refusal(request: IncomingMessage, question: boolean): string | null;
  /** Whether the request comes through our own address; asked also of requests without cookie. */
  isOurHost(request: IncomingMessage): boolean;
}

export function admission(port: number): Admission {
  const token = randomBytes(24).toString("base64url");
  const secret = randomBytes(32).toString("base64url");
  const name = `callsketch-${port}`;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  let spent = false;
  const isOurHost = (request: IncomingMessage) => hosts.includes(request.headers.host ?? "");
  return {
    token,
    cookie: `${name}=${secret}; HttpOnly; SameSite=Strict; Path=/`,
    isOurHost,
    spend(given) {
      if (spent || !isSame(given, token)) return false;
      spent = true;
      return true;
    },
    refusal(request, question) {
      if (!isOurHost(request)) return "This address belongs to another host.";
      const origin = request.headers.origin;
      const site = request.headers["sec-fetch-site"];
      if (origin !== undefined && origin !== `http://${request.headers.host}`) return "Another site may not ask.";
      if (origin === undefined && question) return "A question without an origin isn't answered.";
      if (site !== undefined && site !== "same-origin" && site !== "none") return "Another site may not ask.";
      if (!isSame(cookieOf(request, name), secret)) {
        return "This browser isn't let in. Open the address that `callsketch serve` prints; it works once, in one browser.";
      }
      return null;
    },
  };
}

function cookieOf(request: IncomingMessage, name: string): string {
  const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([key]) => key === name)?.[1] ?? "";
}

/** Compares in a time that doesn't depend on where the two differ. */
function isSame(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
