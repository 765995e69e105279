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
  return Int32Array.from(out);
}

function pushList(out: number[], list: readonly number[]) {
  out.push(list.length, ...list);
}

/** Reverses `encodeRecords`. */
export function decodeRecords(numbers: Int32Array): DefinitionRecord[] {
  let at = 0;
  const next = () => numbers[at++]!;
  const list = () => Array.from({ length: next() }, next);
  return Array.from({ length: next() }, () => ({
    kind: next(),
    parent: next(),
    name: next(),
    marks: next(),
    returned: next(),
    yielded: next(),
    resultType: next(),
    metaclass: next(),
    returnedParameters: list(),
    bases: list(),
    selfStores: list(),
    fields: list(),
    parameters: Array.from({ length: next() }, () => ({
      name: next(),
      variable: next(),
      kind: next(),
      defaultValue: next(),
      type: next(),
    })),
    names: Array.from({ length: next() }, () => ({
      name: next(),
      variable: next(),
      entities: Array.from({ length: next() }, (): [number, number, number] => [next(), next(), next()]),
    })),
  }));
}
