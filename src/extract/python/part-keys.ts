import { createHash } from "node:crypto";
import type { FunctionId } from "#model/ids.ts";
import { idOf, type NumberedProject, rowsByFile } from "./numbered-project.ts";
import { IntList } from "./solve/int-list.ts";
import { callFields, hubFields, siteFields } from "./solve/settled-calls.ts";

/**
 * A key of each file's part of the graph, "" for names outside the project: a digest of all that its functions and the
 * calls that they make are written from, without writing them. Numbers count from the file's own first, and callees go by
 * their ids, so that a key stays while other files grow or shrink.
 */
export function partKeys(project: NumberedProject, version: string): ReadonlyMap<string, string> {
  const { files, modules, calls, definitionStarts, siteStarts } = project;
  const callRows = rowsByFile(project, calls.calls, callFields);
  const hubRows = rowsByFile(project, calls.hubs, hubFields);
  const lists = new Map<number, string>();
  const keys = new Map<string, string>();
  for (const [file, { path, hash }] of files.entries()) {
    const names = new Names(project);
    const numbers = new IntList();
    const starts = [definitionStarts[file]!, siteStarts[file]!] as const;
    addCalls(project, callRows[file]!, callRows[file + 1]!, starts, names, numbers);
    addHubs(project, hubRows[file]!, hubRows[file + 1]!, starts, names, numbers, lists);
    keys.set(path, keyOf([version, path, hash, modules[file]!], names, numbers));
  }
  if (calls.externals.length > 0) {
    const names = new Names(project);
    const numbers = new IntList();
    for (let at = callRows[files.length]!; at < calls.calls.length; at++) {
      const isFunction = (at - callRows[files.length]!) % callFields < 2;
      numbers.push(isFunction ? names.place(calls.calls[at]!) : calls.calls[at]!);
    }
    keys.set("", keyOf([version, ...calls.externals], names, numbers));
  }
  return keys;
}

/** Functions by the order in which a part names them. */
class Names {
  readonly all: (FunctionId | string)[] = [];
  readonly #project: NumberedProject;
  readonly #places = new Map<number, number>();

  constructor(project: NumberedProject) {
    this.#project = project;
  }

  place(number: number): number {
    const known = this.#places.get(number);
    if (known !== undefined) return known;
    const place = this.all.push(idOf(this.#project, number)) - 1;
    this.#places.set(number, place);
    return place;
  }
}

type Starts = readonly [definition: number, site: number];

function addCalls(
  { calls: { calls, sites } }: NumberedProject,
  from: number,
  to: number,
  [definition, site]: Starts,
  names: Names,
  numbers: IntList,
) {
  for (let at = from; at < to; at += callFields) {
    numbers.push(calls[at]! - definition);
    numbers.push(names.place(calls[at + 1]!));
    for (let field = 2; field < 5; field++) numbers.push(calls[at + field]!);
    const first = calls[at + 5]! * siteFields;
    const count = calls[at + 6]!;
    numbers.push(count);
    for (let place = first; place < first + count * siteFields; place += siteFields) {
      numbers.push(sites[place]! - site);
      numbers.push(sites[place + 1]!);
    }
  }
}

function addHubs(
  project: NumberedProject,
  from: number,
  to: number,
  [definition, site]: Starts,
  names: Names,
  numbers: IntList,
  lists: Map<number, string>,
) {
  const { hubs, hubCandidates } = project.calls;
  for (let at = from; at < to; at += hubFields) {
    numbers.push(hubs[at]! - definition);
    numbers.push(hubs[at + 1]! - site);
    const first = hubs[at + 2]!;
    let list = lists.get(first);
    if (list === undefined) {
      const candidates = hubCandidates.subarray(first, first + hubs[at + 3]!);
      list = textDigest(Array.from(candidates, (candidate) => idOf(project, candidate)));
      lists.set(first, list);
    }
    names.all.push(list);
  }
}

function keyOf(head: readonly string[], names: Names, numbers: IntList): string {
  const array = numbers.toArray();
  return createHash("sha256")
    .update(JSON.stringify([head, names.all, array.length]))
    .update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
    .digest("hex")
    .slice(0, 32);
}

function textDigest(ids: readonly string[]): string {
  return createHash("sha256").update(ids.join("\0")).digest("hex");
}
