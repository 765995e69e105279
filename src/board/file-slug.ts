import { createHash } from "node:crypto";

/** A name for a file from any text: readable part, then a few digits of its hash, so that no two texts share one. */
export function fileSlug(text: string): string {
  const readable = text
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(-60)
    .replace(/^-+/, "")
    .toLowerCase();
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
  return readable === "" ? hash : `${readable}-${hash}`;
}
