import { functionId } from "#model/ids.ts";
import type { CallHub, SourceFunction, SourceGraph, SourcePosition, StaticCall } from "#model/source-graph.ts";
import type { Definition } from "./facts/definition.ts";
import type { DefinitionFacts } from "./facts/file-facts.ts";
import { idOf, type NumberedProject, rowsByFile } from "./numbered-project.ts";
import { remembered } from "./remembered.ts";
import { callFields, hubFields, siteFields, tierNames, viaNames } from "./solve/settled-calls.ts";

/**
 * Functions and calls of the project, from the files' definitions and the calls between them; names outside the project
 * come last.
 *
 * @param isWanted is asked for each file, and "" for what lies outside: what it refuses is left out, with the calls of its functions
 * @param described what is said of the definitions of a file that is wanted
 */
export function sourceGraphOf(
  project: NumberedProject,
  isWanted: (path: string) => boolean,
  described: (path: string) => DefinitionFacts,
): Pick<SourceGraph, "functions" | "calls" | "hubs"> {
  const { files, modules, calls } = project;
  const callRows = rowsByFile(project, calls.calls, callFields);
  const hubRows = rowsByFile(project, calls.hubs, hubFields);
  const graph: OpenGraph = { project, functions: [], calls: [], hubs: [], lists: new Map() };
  for (const [file, { path }] of files.entries()) {
    if (!isWanted(path)) continue;
    const { definitions, sites } = described(path);
    for (const definition of definitions)
      graph.functions.push(functionOf(path, modules[file]!, definitions, definition));
    const at = (site: number) => {
      const place = (site - project.siteStarts[file]!) * 3;
      return { line: sites[place + 1]!, column: sites[place + 2]! };
    };
    addCalls(graph, callRows[file]!, callRows[file + 1]!, at);
    addHubs(graph, hubRows[file]!, hubRows[file + 1]!, at);
  }
  if (isWanted("")) {
    const externals = calls.externals.map(externalFunction);
    for (const external of externals.toSorted((a, b) => (a.id < b.id ? -1 : 1))) graph.functions.push(external);
    addCalls(graph, callRows[files.length]!, calls.calls.length, null);
  }
  return { functions: graph.functions, calls: graph.calls, hubs: graph.hubs };
}

interface OpenGraph {
  readonly project: NumberedProject;
  readonly functions: SourceFunction[];
  readonly calls: StaticCall[];
  readonly hubs: CallHub[];
  /** Lists of candidates by their place: hubs with equal ones share them. */
  readonly lists: Map<number, CallHub["candidates"]>;
}

type PositionOf = (site: number) => SourcePosition;

function functionOf(
  file: string,
  module: string,
  definitions: readonly Definition[],
  definition: Definition,
): SourceFunction {
  const parent = definition.parent < 0 ? null : definitions[definition.parent]!;
  const qualifiedName = [module, definition.dotted].filter((part) => part !== "").join(".");
  return {
    id: functionId(`${file}#${definition.path}`),
    qualifiedName,
    name: definition.kind === "module" ? module : definition.name,
    kind: definition.kind,
    language: "python",
    file,
    line: definition.line,
    column: definition.column,
    endLine: definition.endLine,
    external: false,
    parent: parent === null ? null : functionId(`${file}#${parent.path}`),
    positions: { firstLine: definition.firstLine },
    fingerprint: definition.fingerprint,
    complexity: definition.complexity,
  };
}

function externalFunction(name: string): SourceFunction {
  return {
    id: functionId(`external:${name}`),
    qualifiedName: name,
    name: name.slice(name.lastIndexOf(".") + 1),
    kind: "function",
    language: "python",
    file: null,
    line: null,
    column: null,
    endLine: null,
    external: true,
    parent: null,
    positions: {},
    fingerprint: null,
    complexity: null,
  };
}

function addCalls({ project, calls: list }: OpenGraph, from: number, to: number, position: PositionOf | null) {
  const { calls, sites } = project.calls;
  for (let place = from; place < to; place += callFields) {
    const first = calls[place + 5]! * siteFields;
    list.push({
      caller: idOf(project, calls[place]!),
      callee: idOf(project, calls[place + 1]!),
      certainty: calls[place + 4] === 1 ? "certain" : "possible",
      via: viaNames[calls[place + 3]!]!,
      tier: tierNames[calls[place + 2]!]!,
      sites: Array.from({ length: calls[place + 6]! }, (_, index) => {
        const at = first + index * siteFields;
        return { ...position!(sites[at]!), candidates: sites[at + 1]! };
      }),
    });
  }
}

function addHubs({ project, hubs: list, lists }: OpenGraph, from: number, to: number, position: PositionOf) {
  const { hubs, hubCandidates } = project.calls;
  for (let place = from; place < to; place += hubFields) {
    const [caller, number, first, count] = hubs.subarray(place, place + hubFields);
    const candidates = remembered(lists, first!, () =>
      Array.from(hubCandidates.subarray(first!, first! + count!), (candidate) => idOf(project, candidate)),
    );
    list.push({ caller: idOf(project, caller!), site: position(number!), tier: "hub", candidates });
  }
}
