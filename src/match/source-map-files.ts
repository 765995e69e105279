import { posix } from "node:path";

/** Reads a file of the project by its path relative to it; null when there is none or it may not be read. */
export type ReadProjectFile = (path: string) => string | null;

/** Compiled code with the map that leads to its source. */
export interface CompiledFile {
  /** Relative to the project. */
  readonly path: string;
  readonly text: string;
  /** The map's own text (JSON). */
  readonly map: string;
  /** Relative to the project; sources are named relative to it. */
  readonly mapPath: string;
}

/** How many folders of a path that was recorded elsewhere are tried in the project. */
const deepestTried = 12;

/**
 * Finds compiled code and its source map: written into the file as a data URL, named by `sourceMappingURL`, or beside it
 * as `<file>.map`. A path that was recorded elsewhere is looked for by its longest ending that exists in the project.
 *
 * @param inside the project's folder with a slash at its end
 */
export function compiledFile(recorded: string, inside: string, read: ReadProjectFile): CompiledFile | null {
  if (!/\.[cm]?jsx?$/.test(recorded)) return null;
  for (const path of placesInProject(recorded, inside)) {
    const text = read(path);
    if (text === null) continue;
    const found = mapOf(path, text, read);
    if (found !== null) return { path, text, ...found };
  }
  return null;
}

function placesInProject(recorded: string, inside: string): readonly string[] {
  if (recorded.startsWith(inside)) return [recorded.slice(inside.length)];
  const parts = recorded.split("/").filter((part) => part !== "" && part !== ".." && part !== ".");
  const deepest = Math.max(0, parts.length - deepestTried);
  const endings = parts.slice(deepest).map((_, index) => parts.slice(deepest + index).join("/"));
  // A bare `index.js` proves nothing, unless it was recorded as just that.
  return parts.length > 1 ? endings.slice(0, -1) : endings;
}

function mapOf(path: string, text: string, read: ReadProjectFile): Pick<CompiledFile, "map" | "mapPath"> | null {
  const url = /\/[/*][#@]\s*sourceMappingURL=(\S+)(?:\s*\*\/)?\s*$/.exec(text.slice(-2_000_000))?.[1];
  if (url?.startsWith("data:") === true) {
    const map = dataText(url);
    return map === null ? null : { map, mapPath: path };
  }
  const named = url === undefined || /^[a-z]+:\/\//.test(url) ? null : posix.join(posix.dirname(path), decoded(url));
  for (const mapPath of [named, `${path}.map`]) {
    const map = mapPath === null || mapPath.startsWith("../") ? null : read(mapPath);
    if (mapPath !== null && map !== null) return { map, mapPath };
  }
  return null;
}

function dataText(url: string): string | null {
  const [, kind, body] = /^data:([^,]*),(.*)$/s.exec(url) ?? [];
  if (kind === undefined || body === undefined) return null;
  return kind.endsWith(";base64") ? Buffer.from(body, "base64").toString("utf8") : decoded(body);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
