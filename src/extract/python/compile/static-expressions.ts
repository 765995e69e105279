import { staticKind } from "../facts/program.ts";
import type { ProgramWriter } from "../facts/program-writer.ts";
import type { ParsePython } from "../syntax/parse-python.ts";
import { kind, token } from "../syntax/syntax-kinds.ts";
import { childOfKind, childrenOf, firstChild, lastChild, type SyntaxTree, textOf } from "../syntax/syntax-tree.ts";

/** Collects the expressions that are read without running them: annotations, bases, classes in `isinstance`. */
export class StaticExpressions {
  readonly numbers: number[] = [];
  readonly #tree: SyntaxTree;
  readonly #writer: ProgramWriter;
  readonly #parse: ParsePython;

  constructor(tree: SyntaxTree, writer: ProgramWriter, parse: ParsePython) {
    this.#tree = tree;
    this.#writer = writer;
    this.#parse = parse;
  }

  /** Offset of an expression that is read in the scope of a definition; -1 when nothing can be read from it. */
  add(definition: number, node: number): number {
    return node < 0 ? -1 : this.#add(this.#tree, definition, node);
  }

  #add(tree: SyntaxTree, definition: number, node: number): number {
    switch (tree.kinds[node]) {
      case kind.identifier:
        return this.#push(staticKind.name, definition, this.#writer.string(textOf(tree, node)));
      case kind.type:
      case kind.parenthesized_expression:
      case kind.expression_statement:
      case kind.constrained_type:
      case kind.as_pattern:
      case kind.module: {
        const only = firstChild(tree, node);
        return only < 0 ? -1 : this.#add(tree, definition, only);
      }
      case kind.attribute:
      case kind.member_type: {
        const base = this.#add(tree, definition, firstChild(tree, node));
        const name = this.#writer.string(textOf(tree, lastChild(tree, node)));
        return base < 0 ? -1 : this.#push(staticKind.attribute, base, name);
      }
      case kind.dotted_name: {
        const [first, ...rest] = childrenOf(tree, node);
        let found = first === undefined ? -1 : this.#add(tree, definition, first);
        for (const part of rest) {
          if (found >= 0) found = this.#push(staticKind.attribute, found, this.#writer.string(textOf(tree, part)));
        }
        return found;
      }
      case kind.subscript: {
        const [head, ...given] = childrenOf(tree, node);
        return this.#subscript(tree, definition, head!, given);
      }
      case kind.generic_type: {
        const [head, given] = childrenOf(tree, node);
        return this.#subscript(tree, definition, head!, given === undefined ? [] : childrenOf(tree, given));
      }
      case kind.binary_operator:
        if (childOfKind(tree, node, token["|"]) < 0) return -1;
        return this.#parts(tree, definition, node);
      case kind.union_type:
      case kind.tuple:
      case kind.list:
      case kind.expression_list:
        return this.#parts(tree, definition, node);
      case kind.none:
        return this.#push(staticKind.none);
      case kind.string:
        return this.#fromText(definition, textOf(tree, node));
      case kind.call:
        return this.#call(tree, definition, node);
      default:
        return -1;
    }
  }

  #subscript(tree: SyntaxTree, definition: number, head: number, given: readonly number[]): number {
    const base = this.#add(tree, definition, head);
    if (base < 0) return -1;
    const parts = given.flatMap((part) => (tree.kinds[part] === kind.tuple ? childrenOf(tree, part) : [part]));
    const added = parts.map((part) => this.#orUnknown(tree, definition, part));
    return this.#push(staticKind.subscript, base, added.length, ...added);
  }

  #parts(tree: SyntaxTree, definition: number, node: number): number {
    const parts = childrenOf(tree, node).filter((part) => tree.kinds[part] !== token["|"]);
    const added = parts.map((part) => this.#orUnknown(tree, definition, part));
    return this.#push(staticKind.union, added.length, ...added);
  }

  #call(tree: SyntaxTree, definition: number, node: number): number {
    const callee = this.#add(tree, definition, firstChild(tree, node));
    const list = childOfKind(tree, node, kind.argument_list);
    if (callee < 0 || list < 0) return -1;
    const given = childrenOf(tree, list).flatMap((item) => {
      const named = tree.kinds[item] === kind.keyword_argument;
      const name = named ? this.#writer.string(textOf(tree, firstChild(tree, item))) : -1;
      return [name, this.#orUnknown(tree, definition, named ? lastChild(tree, item) : item)];
    });
    return this.#push(staticKind.call, callee, given.length / 2, ...given);
  }

  #orUnknown(tree: SyntaxTree, definition: number, node: number): number {
    const added = this.#add(tree, definition, node);
    return added < 0 ? this.#push(staticKind.unknown) : added;
  }

  /** An annotation in quotes. */
  #fromText(definition: number, quoted: string): number {
    const text = quoted.replace(/^[a-zA-Z]*("""|'''|"|')/, "").replace(/("""|'''|"|')$/, "");
    if (!/^[\w.[\], |"'\s]{1,200}$/.test(text)) return -1;
    if (/^\w+$/.test(text)) return this.#push(staticKind.name, definition, this.#writer.string(text));
    const parsed = this.#parse(text.trim());
    return parsed.errorLine === null ? this.#add(parsed, definition, 0) : -1;
  }

  #push(...numbers: readonly number[]): number {
    this.numbers.push(...numbers);
    return this.numbers.length - numbers.length;
  }
}
