import { mark, type Program, parameter as parameterKinds } from "../facts/program.ts";
import type { Analysis } from "./analysis.ts";
import { anyOfTheirBase } from "./any-of-their-base.ts";
import { loadAttribute, storeAttribute } from "./attributes.ts";
import { CallEdges } from "./call-edges.ts";
import { ClassHierarchy } from "./class-hierarchy.ts";
import { Containers } from "./containers.ts";
import { declare } from "./declared-values.ts";
import { callExternal } from "./external-calls.ts";
import { Families } from "./families.ts";
import { Fields } from "./fields.ts";
import { FlowGraph } from "./flow-graph.ts";
import { invoke } from "./invocation.ts";
import { iterate } from "./iteration.ts";
import { type LinkedProgram, linkPrograms } from "./linked-program.ts";
import { ModuleIndex } from "./module-index.ts";
import { NameResolution } from "./name-resolution.ts";
import { PairNumbers } from "./pair-numbers.ts";
import { runOperation } from "./run-operation.ts";
import { sharedListeners } from "./shared-listeners.ts";
import { startOperations } from "./start-operations.ts";
import { Tables } from "./tables.ts";
import { ValueSets } from "./value-sets.ts";
import { Values, valueKind } from "./values.ts";

/** Calls that lead to calls at once (a partial of a partial, a callable's callable) are followed this far. */
const deepest = 24;

/** How many constants, and how many containers, one variable tells apart. */
const mostConstants = 5;
const mostContainers = 8;

/** A file to analyse: its path and its constraints. */
export interface ProgramFile {
  readonly path: string;
  readonly program: Program;
}

/**
 * Lets values flow through the whole project until nothing changes, and gives the analysis with all call edges found.
 *
 * @param files sorted by path
 * @param projectName name of the project's folder
 */
export function analyze(files: readonly ProgramFile[], projectName: string, checkpoint: () => void): Analysis {
  const analysis = newAnalysis(files, projectName);
  declareSelves(analysis);
  startOperations(analysis);
  analysis.graph.settle(checkpoint);
  while (analysis.later.length > 0) {
    for (const act of analysis.later.splice(0)) act();
    analysis.graph.settle(checkpoint);
  }
  return analysis;
}

function newAnalysis(files: readonly ProgramFile[], projectName: string): Analysis {
  const program = linkPrograms(files.map((file) => file.program));
  const modules = new ModuleIndex(
    files.map((file) => file.path),
    projectName,
  );
  const values = new Values();
  const names = new NameResolution(program, modules, values);
  const classes = new ClassHierarchy(program, names, values);
  const crowding = {
    kind: (value: number) =>
      values.kind(value) === valueKind.constant ? 1 : values.kind(value) === valueKind.container ? 2 : 0,
    most: [0, mostConstants, mostContainers],
    rest: [-1, values.of(valueKind.constant, -1), -1],
    last: (all: readonly number[]) => anyOfTheirBase(analysis, all),
  };
  const graph = new FlowGraph(program.variables, new ValueSets(crowding), (operation, value) =>
    runOperation(analysis, operation, value),
  );
  const families = new Families(program, classes, graph, values);
  let depth = 0;
  const analysis: Analysis = {
    program,
    modules,
    values,
    names,
    classes,
    graph,
    edges: new CallEdges(),
    familyEdges: new CallEdges(),
    containers: new Containers(graph, values, new Tables(families, graph, values)),
    fields: new Fields(program, graph),
    families,
    parameterEntries: new Map(),
    resultEntries: new Map(),
    partials: [],
    properties: [],
    describedFields: [],
    wraps: [],
    wrapNumbers: new PairNumbers(),
    followed: { methods: new PairNumbers(), functions: new PairNumbers(), wraps: new PairNumbers() },
    shared: sharedListeners(() => analysis, graph),
    calls: [],
    callsByOperation: new Map(),
    declaredTypes: new Map(),
    libraryCalls: new Set(),
    slices: new Map(),
    hashedKeys: new Set(),
    made: new Set(),
    lookedThrough: new Map(),
    later: [],
    fileAt: (operation) => fileAt(program, operation),
    invoke: (callee, call) => {
      if (depth >= deepest) return;
      depth++;
      invoke(analysis, callee, call);
      depth--;
    },
    loadAttribute: (object, name, to, site) => loadAttribute(analysis, object, name, to, site),
    storeAttribute: (object, name, value, site) => storeAttribute(analysis, object, name, value, site),
    iterate: (object, to, site) => iterate(analysis, object, to, site),
    callExternal: (name, call) => callExternal(analysis, name, call),
    declare: (expression, to) => declare(analysis, expression, to),
  };
  return analysis;
}

function fileAt(program: LinkedProgram, operation: number): number {
  const { codeStarts } = program;
  let low = 0;
  let high = codeStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (codeStarts[middle]! <= operation) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A method's first parameter holds an instance of its class or of one below it; of a class method, the class. */
function declareSelves(analysis: Analysis) {
  const { program, graph, values } = analysis;
  const newName = program.stringNumbers.get("__new__");
  for (const record of program.definitions) {
    const owner = record.parent;
    if (record.kind !== 2 || owner < 0 || program.definitions[owner]!.kind !== 1) continue;
    const first = record.parameters[0];
    if (first === undefined || first.kind !== parameterKinds.positional) continue;
    const takesClass = (record.marks & mark.classMethod) !== 0 || record.name === newName;
    if (takesClass) graph.add(first.variable, values.of(valueKind.someClass, owner));
    else if ((record.marks & mark.staticMethod) === 0)
      graph.add(first.variable, values.of(valueKind.someInstance, owner));
  }
}
