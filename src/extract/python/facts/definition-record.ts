import { entityKind } from "./program.ts";

/** What the solver needs to know of a definition. Numbers are those of the file, as in `Program`. */
export interface DefinitionRecord {
  /** Index into `scopeKinds`. */
  readonly kind: number;
  /** Definition around it; -1 for the module. */
  readonly parent: number;
  /** String: its own name. */
  readonly name: number;
  /** Sum of `mark`s. */
  readonly marks: number;
  /** Variable of what it returns, parameters aside; and of what it yields. */
  readonly returned: number;
  readonly yielded: number;
  /** Static expression of the declared result, or -1. */
  readonly resultType: number;
  /** Indices of parameters that it may return as they came. */
  readonly returnedParameters: readonly number[];
  readonly parameters: readonly ParameterRecord[];
  /** Classes: static expressions of the bases, and the metaclass's or -1. Getters: the expression of what makes them one. */
  readonly bases: readonly number[];
  readonly metaclass: number;
  /** Names that it binds: string, variable with every value that the name ever takes. */
  readonly names: readonly NameRecord[];
  /** Classes: names of attributes that methods set on `self`, and annotated fields in order. */
  readonly selfStores: readonly number[];
  readonly fields: readonly number[];
}

export interface ParameterRecord {
  readonly name: number;
  readonly variable: number;
  /** A number of `parameter`. */
  readonly kind: number;
  /** Variable of the default, or -1. */
  readonly defaultValue: number;
  /** Static expression of the annotation, or -1. */
  readonly type: number;
}

export interface NameRecord {
  readonly name: number;
  readonly variable: number;
  /** What it may stand for by the source: `entityKind`, and two numbers. */
  readonly entities: readonly (readonly [kind: number, a: number, b: number])[];
}

/** Records as one array of numbers. */
export function encodeRecords(records: readonly DefinitionRecord[]): Int32Array {
  const out: number[] = [records.length];
  for (const record of records) {
    out.push(record.kind, record.parent, record.name, record.marks, record.returned, record.yielded);
    out.push(record.resultType, record.metaclass);
    pushList(out, record.returnedParameters);
    pushList(out, record.bases);
    pushList(out, record.selfStores);
    pushList(out, record.fields);
    out.push(record.parameters.length);
    for (const p of record.parameters) out.push(p.name, p.variable, p.kind, p.defaultValue, p.type);
    out.push(record.names.length);
    for (const { name, variable, entities } of record.names) {
      out.push(name, variable, entities.length);
      for (const entity of entities) out.push(...entity);
    }
  }
  return new Int32Array(out);
}

function pushList(out: number[], list: readonly number[]) {
  out.push(list.length, ...list);
}

/** What the numbers of a file become where several files are put together; each gets -1 for what there is none of. */
export interface RecordLinks {
  readonly definition: (number: number) => number;
  readonly string: (number: number) => number;
  readonly variable: (number: number) => number;
  readonly expression: (number: number) => number;
}

/** Most lists of a record are empty: they are this one. */
const nothing: readonly never[] = [];

/** Reads records back, with their numbers linked. */
export function decodeRecords(numbers: Int32Array, links: RecordLinks): DefinitionRecord[] {
  return new RecordReader(numbers, links).all();
}

class RecordReader {
  readonly #numbers: Int32Array;
  readonly #links: RecordLinks;
  #at = 0;

  constructor(numbers: Int32Array, links: RecordLinks) {
    this.#numbers = numbers;
    this.#links = links;
  }

  all(): DefinitionRecord[] {
    const records: DefinitionRecord[] = [];
    for (let left = this.#next(); left > 0; left--) records.push(this.#record());
    return records;
  }

  #next(): number {
    return this.#numbers[this.#at++]!;
  }

  #record(): DefinitionRecord {
    const { definition, string, variable, expression } = this.#links;
    return {
      kind: this.#next(),
      parent: definition(this.#next()),
      name: string(this.#next()),
      marks: this.#next(),
      returned: variable(this.#next()),
      yielded: variable(this.#next()),
      resultType: expression(this.#next()),
      metaclass: expression(this.#next()),
      returnedParameters: this.#list(null),
      bases: this.#list(expression),
      selfStores: this.#list(string),
      fields: this.#list(string),
      parameters: this.#parameters(),
      names: this.#names(),
    };
  }

  #list(link: ((number: number) => number) | null): readonly number[] {
    let left = this.#next();
    if (left === 0) return nothing;
    const list: number[] = [];
    for (; left > 0; left--) list.push(link === null ? this.#next() : link(this.#next()));
    return list;
  }

  #parameters(): readonly ParameterRecord[] {
    let left = this.#next();
    if (left === 0) return nothing;
    const { string, variable, expression } = this.#links;
    const list: ParameterRecord[] = [];
    for (; left > 0; left--) {
      list.push({
        name: string(this.#next()),
        variable: variable(this.#next()),
        kind: this.#next(),
        defaultValue: variable(this.#next()),
        type: expression(this.#next()),
      });
    }
    return list;
  }

  #names(): readonly NameRecord[] {
    let left = this.#next();
    if (left === 0) return nothing;
    const { string, variable } = this.#links;
    const list: NameRecord[] = [];
    for (; left > 0; left--) {
      list.push({ name: string(this.#next()), variable: variable(this.#next()), entities: this.#entities() });
    }
    return list;
  }

  #entities(): NameRecord["entities"] {
    let left = this.#next();
    if (left === 0) return nothing;
    const { definition, string, expression } = this.#links;
    const list: (readonly [number, number, number])[] = [];
    for (; left > 0; left--) {
      const kind = this.#next();
      const a = this.#next();
      const b = this.#next();
      if (kind === entityKind.definition) list.push([kind, definition(a), b]);
      else if (kind === entityKind.alias) list.push([kind, expression(a), b]);
      else list.push([kind, string(a), kind === entityKind.imported ? string(b) : b]);
    }
    return list;
  }
}
