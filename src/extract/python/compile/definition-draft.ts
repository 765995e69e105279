import type { ParameterRecord } from "../facts/definition-record.ts";

/** A definition's record while its body is compiled. Meanings as in `DefinitionRecord`. */
export interface DefinitionDraft {
  readonly index: number;
  readonly returned: number;
  readonly yielded: number;
  marks: number;
  resultType: number;
  metaclass: number;
  readonly returnedParameters: Set<number>;
  readonly parameters: ParameterRecord[];
  /** For each parameter the variable of its declared type, or -1. */
  readonly declared: number[];
  readonly bases: number[];
  readonly selfStores: Set<number>;
  readonly fields: number[];
}

/** A draft without anything known yet. */
export function emptyDraft(index: number, returned: number, yielded: number): DefinitionDraft {
  return {
    index,
    returned,
    yielded,
    marks: 0,
    resultType: -1,
    metaclass: -1,
    returnedParameters: new Set(),
    parameters: [],
    declared: [],
    bases: [],
    selfStores: new Set(),
    fields: [],
  };
}
