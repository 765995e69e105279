import { type DefinitionRecord, decodeRecords, type RecordLinks } from "../facts/definition-record.ts";
import { op, opNames, opSpecs, type Program, staticKind } from "../facts/program.ts";

/** All files' constraints as one program: variables, definitions, strings, sites and expressions count through. */
export interface LinkedProgram {
  readonly strings: readonly string[];
  readonly stringNumbers: Map<string, number>;
  readonly variables: number;
  readonly code: Int32Array;
  readonly sites: Int32Array;
  readonly expressions: Int32Array;
  readonly definitions: readonly DefinitionRecord[];
  /** File of each definition. */
  readonly fileOf: Int32Array;
  /** Definition of each file's module body. */
  readonly modules: Int32Array;
  /** Where each file's operations start in `code`. */
  readonly codeStarts: Int32Array;
  /** Modules that each file imports by star: strings. */
  readonly stars: readonly (readonly number[])[];
}

interface Bases {
  readonly variable: number;
  readonly definition: number;
  readonly site: number;
  readonly expression: number;
  readonly strings: Int32Array;
}

/** How an operand is linked; `list` begins the arguments of a call. */
const links = { plain: 0, variable: 1, definition: 2, string: 3, site: 4, expression: 5, key: 6, list: 7 } as const;
const linkOfLetter: Readonly<Record<string, number>> = {
  n: links.plain,
  v: links.variable,
  d: links.definition,
  s: links.string,
  t: links.site,
  e: links.expression,
  k: links.key,
  "*": links.list,
};
/** By operation: how its operands are linked, and how many words it takes, a call's arguments aside. */
const operandLinks = opNames.map((name) => Uint8Array.from(opSpecs[name], (letter) => linkOfLetter[letter]!));
const wordCounts = Uint8Array.from(operandLinks, (operands) => operands.length + 1);

/** Joins programs into one, in the order given. */
export function linkPrograms(programs: readonly Program[]): LinkedProgram {
  const strings: string[] = [];
  const stringNumbers = new Map<string, number>();
  const total = (field: "code" | "sites" | "expressions") => programs.reduce((sum, one) => sum + one[field].length, 0);
  const code = new Int32Array(total("code"));
  const sites = new Int32Array(total("sites"));
  const expressions = new Int32Array(total("expressions"));
  const definitions: DefinitionRecord[] = [];
  const fileOf: number[] = [];
  const modules: number[] = [];
  const stars: number[][] = [];
  const codeStarts: number[] = [];
  const at = { code: 0, sites: 0, expressions: 0, variables: 0 };
  for (const [file, program] of programs.entries()) {
    const bases: Bases = {
      variable: at.variables,
      definition: definitions.length,
      site: at.sites / 3,
      expression: at.expressions,
      strings: Int32Array.from(program.strings, (text) => numberOf(text, strings, stringNumbers)),
    };
    code.set(program.code, at.code);
    linkCode(code, at.code, at.code + program.code.length, bases);
    linkSites(program.sites, sites, at.sites, bases);
    expressions.set(program.expressions, at.expressions);
    linkExpressions(expressions, at.expressions, at.expressions + program.expressions.length, bases);
    codeStarts.push(at.code);
    modules.push(definitions.length);
    for (const record of decodeRecords(program.records, linksOf(bases))) {
      definitions.push(record);
      fileOf.push(file);
    }
    stars.push(program.stars.map((star) => bases.strings[star]!));
    at.code += program.code.length;
    at.sites += program.sites.length;
    at.expressions += program.expressions.length;
    at.variables += program.variables;
  }
  return {
    strings,
    stringNumbers,
    variables: at.variables,
    code,
    sites,
    expressions,
    definitions,
    fileOf: Int32Array.from(fileOf),
    modules: Int32Array.from(modules),
    codeStarts: Int32Array.from(codeStarts),
    stars,
  };
}

function numberOf(text: string, strings: string[], numbers: Map<string, number>): number {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  strings.push(text);
  numbers.set(text, strings.length - 1);
  return strings.length - 1;
}

/** Where the operation behind the one at `at` starts. */
export function nextOperation(code: Int32Array, at: number): number {
  const name = code[at]!;
  return name === op.call ? at + 5 + code[at + 4]! * 3 : at + wordCounts[name]!;
}

function linkCode(code: Int32Array, start: number, end: number, bases: Bases) {
  for (let at = start; at < end; at = nextOperation(code, at)) {
    const operands = operandLinks[code[at]!]!;
    for (let index = 0; index < operands.length; index++) {
      const place = at + 1 + index;
      if (operands[index] === links.list) linkArguments(code, place, bases);
      else code[place] = linkedOperand(operands[index]!, code[place]!, bases);
    }
  }
}

function linkArguments(code: Int32Array, place: number, bases: Bases) {
  for (let index = 0; index < code[place]!; index++) {
    const at = place + 1 + index * 3;
    code[at + 1] = linkedOperand(links.string, code[at + 1]!, bases);
    code[at + 2] = linkedOperand(links.variable, code[at + 2]!, bases);
  }
}

function linkedOperand(how: number, number: number, bases: Bases): number {
  if (number < 0) return number;
  switch (how) {
    case links.variable:
      return number + bases.variable;
    case links.definition:
      return number + bases.definition;
    case links.string:
      return bases.strings[number]!;
    case links.site:
      return number + bases.site;
    case links.expression:
      return number + bases.expression;
    case links.key:
      return number % 2 === 0 ? bases.strings[number / 2]! * 2 : number;
    default:
      return number;
  }
}

function linksOf(bases: Bases): RecordLinks {
  return {
    definition: (number) => linkedOperand(links.definition, number, bases),
    string: (number) => linkedOperand(links.string, number, bases),
    variable: (number) => linkedOperand(links.variable, number, bases),
    expression: (number) => linkedOperand(links.expression, number, bases),
  };
}

function linkSites(from: Int32Array, to: Int32Array, start: number, bases: Bases) {
  to.set(from, start);
  for (let index = 0; index < from.length; index += 3) to[start + index] = from[index]! + bases.definition;
}

function linkExpressions(all: Int32Array, start: number, end: number, bases: Bases) {
  const link = (place: number, how: number) => {
    all[place] = linkedOperand(how, all[place]!, bases);
  };
  let at = start;
  while (at < end) {
    switch (all[at]) {
      case staticKind.name:
        link(at + 1, links.definition);
        link(at + 2, links.string);
        at += 3;
        break;
      case staticKind.attribute:
        link(at + 1, links.expression);
        link(at + 2, links.string);
        at += 3;
        break;
      case staticKind.union:
        for (let index = 0; index < all[at + 1]!; index++) link(at + 2 + index, links.expression);
        at += 2 + all[at + 1]!;
        break;
      case staticKind.subscript:
        link(at + 1, links.expression);
        for (let index = 0; index < all[at + 2]!; index++) link(at + 3 + index, links.expression);
        at += 3 + all[at + 2]!;
        break;
      case staticKind.call:
        link(at + 1, links.expression);
        for (let index = 0; index < all[at + 2]!; index++) {
          link(at + 3 + index * 2, links.string);
          link(at + 4 + index * 2, links.expression);
        }
        at += 3 + all[at + 2]! * 2;
        break;
      default:
        at += 1;
    }
  }
}
