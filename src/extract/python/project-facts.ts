import type { ExtractionRequest, SourceFileEntry } from "#model/extraction.ts";
import { type DefinitionFacts, encodedDefinitions, encodedDigest } from "./facts/file-facts.ts";
import { type FileOutline, outlineOf, rememberedOutlines, rememberOutlines } from "./file-outline.ts";
import type { PythonWorkers } from "./python-workers.ts";
import { factsKey, hashesOf, readFacts } from "./read-facts.ts";
import type { SolvedFile } from "./solve-task.ts";

/** So many files may differ from the outlines in the cache before these are written again. */
const mostStale = 16;

/** A file's program, as far as it is seen whether it has changed. */
export interface ProgramDigest {
  readonly path: string;
  readonly digest: string;
}

interface ProjectFile extends SourceFileEntry {
  hash: string;
  /** Digest of the program; null for a file that can't be read, and as long as it wasn't. */
  digest: string | null;
  outline: FileOutline | null;
  facts: Uint8Array | null;
  described: DefinitionFacts | null;
  problem: string | null;
}

/** The files of a project with what is known of each: an outline at once, facts when they are needed. */
export class ProjectFacts {
  readonly #request: ExtractionRequest;
  readonly #workers: PythonWorkers;
  readonly #files: readonly ProjectFile[];
  readonly #saves: (() => void)[] = [];
  #stale = 0;
  #byPath: ReadonlyMap<string, ProjectFile> | null = null;

  private constructor(request: ExtractionRequest, workers: PythonWorkers, files: readonly ProjectFile[]) {
    this.#request = request;
    this.#workers = workers;
    this.#files = files;
  }

  /** Takes the outlines of files that haven't changed from the cache, and reads the others. */
  static async read(
    request: ExtractionRequest,
    files: readonly SourceFileEntry[],
    workers: PythonWorkers,
  ): Promise<ProjectFacts> {
    const remembered = rememberedOutlines(request);
    const hashes = await hashesOf(request, files);
    const all = files.map((file, index): ProjectFile => {
      const before = remembered.get(file.path);
      const outline = before !== undefined && before.hash === hashes[index] ? before : null;
      const digest = outline?.digest ?? null;
      return { ...file, hash: hashes[index]!, digest, outline, facts: null, described: null, problem: null };
    });
    const project = new ProjectFacts(request, workers, all);
    await project.#load(all.filter((file) => file.digest === null));
    return project;
  }

  /** Digests of the programs of the files that can be read, in the order of the files. */
  get digests(): readonly ProgramDigest[] {
    return this.#files.flatMap(({ path, digest }) => (digest === null ? [] : [{ path, digest }]));
  }

  /** Outlines of the same files. */
  get outlines(): readonly FileOutline[] {
    return this.#files.flatMap((file) => {
      if (file.digest === null) return [];
      file.outline ??= outlineOf(file.path, file.hash, file.facts!, this.#describe(file));
      return [file.outline];
    });
  }

  /** Files that can't be read, and why. */
  get problems(): readonly { readonly path: string; readonly problem: string }[] {
    return this.#files.flatMap(({ path, problem }) => (problem === null ? [] : [{ path, problem }]));
  }

  /**
   * Makes the facts of files that can be read ready.
   *
   * @param isWanted is asked for each, by path and content hash
   * @returns false when one of them had to be read from the disk and isn't as it was: outlines have changed
   */
  load(isWanted: (path: string, hash: string) => boolean): Promise<boolean> {
    return this.#load(
      this.#files.filter(({ digest, facts, path, hash }) => digest !== null && facts === null && isWanted(path, hash)),
    );
  }

  async #load(files: readonly ProjectFile[]): Promise<boolean> {
    if (files.length === 0) return true;
    let isSame = true;
    const { files: read, save } = await readFacts(this.#request, files, this.#workers, this.#files.length);
    this.#saves.push(save);
    for (const [index, { hash, facts, problem }] of read.entries()) {
      const file = files[index]! as ProjectFile;
      if (file.hash !== hash || facts === null) isSame = false;
      const digest = facts === null ? null : encodedDigest(facts);
      if (file.outline === null || file.hash !== hash || digest === null) {
        if (digest !== null) this.#stale++;
        file.outline = null;
      }
      Object.assign(file, { hash, facts, digest, problem } satisfies Partial<ProjectFile>);
    }
    return isSame;
  }

  /** The files that can be read, with those facts that were loaded. */
  get solvable(): readonly SolvedFile[] {
    return this.#files.filter((file) => file.digest !== null).map(({ path, hash, facts }) => ({ path, hash, facts }));
  }

  /** What is said of a file's definitions; for use after its facts were loaded. */
  described(path: string): DefinitionFacts {
    this.#byPath ??= new Map(this.#files.map((file) => [file.path, file]));
    return this.#describe(this.#byPath.get(path)!);
  }

  #describe(file: ProjectFile): DefinitionFacts {
    file.described ??= encodedDefinitions(file.facts!);
    return file.described;
  }

  /** Puts what was read anew into the cache, and says of the rest that it is of use still. */
  save(): void {
    for (const save of this.#saves.splice(0)) save();
    const { cache, version } = this.#request;
    if (cache === null || version === null || version === undefined) return;
    cache.keep(this.#files.map(({ hash }) => factsKey(hash)));
    if (this.#stale <= Math.min(mostStale, this.#files.length / 4)) return;
    rememberOutlines(this.#request, this.outlines);
    this.#stale = 0;
  }
}
