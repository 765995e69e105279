import type { ProfileFormatError } from "../profile-format-error.ts";
import type { ProfileSource } from "../source/profile-source.ts";
import { CallgrindGraph } from "./callgrind-graph.ts";
import { NameTable } from "./name-table.ts";
import { NumberScanner } from "./number-scanner.ts";

/** What the next cost line belongs to: the function itself, calls that were announced, or a jump, which costs nothing. */
type Pending = { readonly kind: "calls"; readonly callee: number; readonly digits: string } | { readonly kind: "jump" };

/**
 * Reads callgrind's text line by line, as KCachegrind does: `fl=` names the file of the function, `fi=` and `fe=` that of
 * code inlined into it, `cfn=` and its companions the function that the next `calls=` line calls. The cost line after
 * `calls=` is the callee's inclusive cost and not own cost of the caller.
 */
export class CallgrindReader {
  readonly graphs: CallgrindGraph[] = [];
  readonly headers = new Map<string, string>();
  readonly #source: ProfileSource;
  readonly #scanner = new NumberScanner();
  #files = new NameTable();
  #functions = new NameTable();
  #objects = new NameTable();
  #graph: CallgrindGraph | null = null;
  #positions = ["line"];
  #events: readonly string[] = [];
  #processId: string | null = null;
  #threadId: string | null = null;
  #last: number[] = [0];
  #costs: number[] = [];
  #object: string | null = null;
  /** The function's own file, and the one that the code at hand comes from. */
  #functionFile: string | null = null;
  #file: string | null = null;
  #hasFunctionFiles = false;
  #function = -1;
  #calleeObject: string | null | undefined;
  #calleeFile: string | null | undefined;
  #calleeName: string | null = null;
  #pending: Pending | null = null;

  constructor(source: ProfileSource) {
    this.#source = source;
  }

  line(line: string, number: number): void {
    const first = line.charCodeAt(0);
    if ((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 42) this.#costLine(line, number);
    else if (line.trim() !== "" && first !== 35) this.#wordLine(line, number);
  }

  /** @throws ProfileFormatError when the file ends where a cost line is missing */
  end(lines: number): void {
    if (this.#pending !== null) throw this.#error(lines, "the end of the file, where the cost of calls should stand");
  }

  #wordLine(line: string, number: number): void {
    const equals = line.indexOf("=");
    if (equals > 0 && equals <= 6) this.#assign(line.slice(0, equals), line.slice(equals + 1).trim(), number);
    else this.#headerLine(line, number);
  }

  #headerLine(line: string, number: number): void {
    const [, key, value = ""] = /^([\w$]+):\s*(.*)$/s.exec(line) ?? [];
    if (key === undefined) throw this.#error(number, `"${line.slice(0, 60)}", which is no line of callgrind`);
    this.#header(key, value.trim(), number);
  }

  #header(key: string, value: string, number: number): void {
    if (/^(part|pid|thread|positions|events)$/.test(key) && this.#graph !== null) this.#nextPart();
    if (key === "pid") this.#processId = value;
    else if (key === "thread") this.#threadId = value;
    else if (key === "positions") this.#positions = value.split(/\s+/);
    else if (key === "events") {
      this.#events = value.split(/\s+/).filter((name) => name !== "");
      if (this.#events.length === 0) throw this.#error(number, "no events");
    } else if (!this.headers.has(key)) this.headers.set(key, value);
    this.#last = this.#positions.map(() => 0);
  }

  #nextPart(): void {
    this.#events = [];
    this.#graph = null;
    this.#function = -1;
    this.#files = new NameTable();
    this.#functions = new NameTable();
    this.#objects = new NameTable();
    this.#object = this.#functionFile = this.#file = this.#calleeName = null;
    this.#calleeObject = this.#calleeFile = undefined;
  }

  #assign(key: string, value: string, number: number): void {
    if (key === "fn") {
      // lsprof never writes fl=, so there fi= names the function's own file.
      if (this.#hasFunctionFiles) this.#file = this.#functionFile;
      else this.#functionFile = this.#file;
      this.#function = this.#openGraph(number).number(
        this.#name(this.#functions, value, number),
        this.#file,
        this.#object,
      );
    } else if (key === "fl") {
      this.#hasFunctionFiles = true;
      this.#functionFile = this.#file = this.#place(this.#files, value, number);
    } else if (key === "fi" || key === "fe") this.#file = this.#place(this.#files, value, number);
    else if (key === "ob") this.#object = this.#place(this.#objects, value, number);
    else if (key === "cob") this.#calleeObject = this.#place(this.#objects, value, number);
    else if (key === "cfi" || key === "cfl") this.#calleeFile = this.#place(this.#files, value, number);
    else if (key === "cfn") this.#calleeName = this.#name(this.#functions, value, number);
    else if (key === "calls" || key === "rcalls") this.#announceCalls(value, number);
    else if (key === "jfi") this.#place(this.#files, value, number);
    else if (key === "jfn") this.#name(this.#functions, value, number);
    else if (key === "jump" || key === "jcnd") this.#pending = { kind: "jump" };
  }

  #announceCalls(value: string, number: number): void {
    this.#scanner.scan(value, 0);
    const digits = this.#scanner.digits();
    if (!/^\d+$/.test(digits))
      throw this.#error(number, `"${value.slice(0, 60)}" where a number of calls should stand`);
    if (this.#calleeName === null) throw this.#error(number, "calls of a function that wasn't named");
    const file = this.#calleeFile === undefined ? this.#file : this.#calleeFile;
    const object = this.#calleeObject === undefined ? this.#object : this.#calleeObject;
    const callee = this.#openGraph(number).number(this.#calleeName, file, object);
    this.#pending = { kind: "calls", callee, digits };
    this.#calleeFile = this.#calleeObject = undefined;
  }

  #costLine(line: string, number: number): void {
    const graph = this.#openGraph(number);
    this.#scanner.scan(line, 0);
    for (let column = 0; column < this.#positions.length; column++) {
      if (column > 0 && this.#scanner.atEnd) break;
      const position = this.#scanner.position(this.#last[column] ?? 0);
      if (Number.isNaN(position)) throw this.#error(number, "a position that is no number");
      this.#last[column] = position;
    }
    if (this.#pending?.kind === "jump") {
      this.#pending = null;
      return;
    }
    this.#readCosts(number);
    if (this.#function === -1) throw this.#error(number, "a cost before the first function");
    if (this.#pending === null) graph.addSelf(this.#function, this.#ownLine(), this.#costs);
    else graph.addCall(this.#function, this.#pending.callee, count(this.#pending.digits), this.#costs);
    this.#pending = null;
  }

  #readCosts(number: number): void {
    this.#costs.length = 0;
    while (!this.#scanner.atEnd) {
      const cost = this.#scanner.count();
      if (!Number.isSafeInteger(cost)) throw this.#error(number, "a cost that is no whole number up to 2^53");
      this.#costs.push(cost);
    }
    if (this.#costs.length > this.#events.length) {
      throw this.#error(number, `${this.#costs.length} costs for ${this.#events.length} events`);
    }
  }

  /** The line in the function's own file, null in code inlined from elsewhere. */
  #ownLine(): number | null {
    const column = this.#positions.indexOf("line");
    const line = this.#last[column] ?? 0;
    return this.#file === this.#functionFile && column !== -1 && Number.isSafeInteger(line) ? line : null;
  }

  #openGraph(number: number): CallgrindGraph {
    if (this.#graph !== null) return this.#graph;
    if (this.#events.length === 0) throw this.#error(number, "costs before the line that names their events");
    const [process, thread, events] = [this.#processId, this.#threadId, this.#events];
    const known = this.graphs.find(
      (graph) => graph.processId === process && graph.threadId === thread && graph.events.join() === events.join(),
    );
    this.#graph = known ?? new CallgrindGraph(process, thread, events);
    if (known === undefined) this.graphs.push(this.#graph);
    return this.#graph;
  }

  #name(table: NameTable, text: string, number: number): string {
    const name = table.name(text);
    if (name === null) throw this.#error(number, `the number ${text}, which stands for no name yet`);
    return name === "" ? "???" : name;
  }

  #place(table: NameTable, text: string, number: number): string | null {
    const name = this.#name(table, text, number);
    return name === "???" ? null : name;
  }

  #error(line: number, found: string): ProfileFormatError {
    return this.#source.error({ line }, `callgrind's format has here ${found}`);
  }
}

function count(digits: string): number | bigint {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : BigInt(digits);
}
