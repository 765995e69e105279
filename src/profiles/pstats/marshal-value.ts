/** What Python's marshal wrote, without anything that could run. */
export type MarshalValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | MarshalTuple
  | MarshalDict
  | MarshalCode
  | MarshalOther;

/** A tuple or a list. */
export interface MarshalTuple {
  readonly kind: "tuple";
  readonly items: MarshalValue[];
}

/** A dict as a flat list: key, value, key, value... in the order written. */
export interface MarshalDict {
  readonly kind: "dict";
  readonly items: MarshalValue[];
}

/** A code object, of which only what names it is kept. */
export interface MarshalCode {
  readonly kind: "code";
  readonly items: MarshalValue[];
  name: string;
  file: string;
  /** 1-based. */
  firstLine: number;
}

/** Something that has no part in a profile: None is null, but Ellipsis, sets, slices, complex numbers are this. */
export interface MarshalOther {
  readonly kind: "other";
  readonly items: MarshalValue[];
}

/** Whether it is a container of the given kind. */
export function isMarshal<K extends "tuple" | "dict" | "code">(
  value: MarshalValue | undefined,
  kind: K,
): value is Extract<MarshalValue, { readonly kind: K }> {
  return typeof value === "object" && value !== null && value.kind === kind;
}
