import type { Brand } from "./brand.ts";

/**
 * Names a function inside one project: `pkg/mod.py#Class.method` for source of the project (file relative to the
 * project, forward slashes, then the name inside the file; a module body is `pkg/mod.py#`), `external:builtins.len`
 * for what lies outside. Stable from one indexing to the next as long as file and name stay.
 */
export type FunctionId = Brand<string, "FunctionId">;

/** The number of a run in the store of one project. Never used again after the run was deleted. */
export type RunId = Brand<number, "RunId">;

export const functionId = (text: string): FunctionId => text as FunctionId;
export const runId = (value: number): RunId => value as RunId;
