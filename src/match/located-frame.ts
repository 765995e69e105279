import type { ProfileFrame } from "#model/imported-profile.ts";
import type { InFileMatch } from "./in-file-match.ts";
import { matchCompiled } from "./match-compiled.ts";
import { matchInFile } from "./match-in-file.ts";
import type { FileFunctions } from "./project-files.ts";
import { libraryPath, type RecordedPath, recordedPath } from "./recorded-path.ts";
import type { CompiledOrigin } from "./trace-compiled.ts";

/** A frame with the path by which it is looked for: the recorded one, or that of the source it was compiled from. */
export interface LocatedFrame {
  readonly frame: ProfileFrame;
  readonly path: RecordedPath;
  /** Null when no source map says better. */
  readonly origin: CompiledOrigin | null;
}

/** Locates a frame. Libraries stay what they are. The source goes before the compiled code when the source is indexed or the compiled code isn't. */
export function locatedFrame(
  frame: ProfileFrame,
  trace: ((frame: ProfileFrame, path: string) => CompiledOrigin | null) | null,
  isIndexed: (path: string) => boolean,
): LocatedFrame {
  const path = recordedPath(frame.file);
  const traceable = trace !== null && path.kind === "file" && libraryPath(path.path) === null;
  const origin = traceable ? trace(frame, path.path) : null;
  if (origin === null || path.kind !== "file" || (isIndexed(path.path) && !isIndexed(origin.path))) {
    return { frame, path, origin: null };
  }
  return { frame, path: recordedPath(origin.path), origin };
}

/** Finds the function of a located frame in a file. */
export function matchLocated({ frame, origin }: LocatedFrame, file: FileFunctions): InFileMatch {
  return origin === null ? matchInFile(frame, file) : matchCompiled(frame.name, origin, file);
}
