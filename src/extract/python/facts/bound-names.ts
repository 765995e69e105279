import { kind, token } from "../syntax/syntax-kinds.ts";
import { childOfKind, childrenOf, firstChild, lastChild, type SyntaxTree, textOf } from "../syntax/syntax-tree.ts";

/** A name and where it is bound. */
export interface Binding {
  readonly name: string;
  readonly node: number;
}

const none: readonly Binding[] = [];

/** The names that one node binds by itself: assignment, import, loop, `with`, `except`, `:=`. Definitions aren't among them. */
export function boundNames(tree: SyntaxTree, node: number): readonly Binding[] {
  switch (tree.kinds[node]) {
    case kind.assignment:
    case kind.augmented_assignment:
    case kind.named_expression:
    case kind.for_statement:
      return targetNames(tree, firstAfterAsync(tree, node));
    case kind.as_pattern: {
      const target = childOfKind(tree, node, kind.as_pattern_target);
      return target < 0 ? none : targetNames(tree, firstChild(tree, target));
    }
    case kind.import_statement:
      return childrenOf(tree, node).flatMap((child) => importedName(tree, child, true));
    case kind.import_from_statement:
      return importedParts(tree, node)
        .slice(1)
        .flatMap((child) => importedName(tree, child, false));
    case kind.type_alias_statement: {
      const left = firstChild(tree, node);
      const name = left < 0 ? -1 : childOfKind(tree, left, kind.identifier);
      return name < 0 ? none : [{ name: textOf(tree, name), node: name }];
    }
    default:
      return none;
  }
}

/** The module of a `from ... import`, then what is imported. */
export function importedParts(tree: SyntaxTree, statement: number): number[] {
  return childrenOf(tree, statement).filter((part) => tree.kinds[part] !== token.from);
}

/** The first child that is no token. */
export function firstAfterAsync(tree: SyntaxTree, node: number): number {
  const first = firstChild(tree, node);
  if (first < 0 || tree.kinds[first]! <= kind.exec_statement) return first;
  return tree.after[first]! < tree.after[node]! ? tree.after[first]! : -1;
}

/** The plain names in an assignment's target; attributes and subscripts bind no name. */
export function targetNames(tree: SyntaxTree, target: number): readonly Binding[] {
  if (target < 0) return none;
  switch (tree.kinds[target]) {
    case kind.identifier:
      return [{ name: textOf(tree, target), node: target }];
    case kind.pattern_list:
    case kind.tuple_pattern:
    case kind.list_pattern:
    case kind.tuple:
    case kind.list:
    case kind.expression_list:
    case kind.list_splat_pattern:
    case kind.list_splat:
    case kind.parenthesized_expression:
      return childrenOf(tree, target).flatMap((child) => targetNames(tree, child));
    default:
      return none;
  }
}

function importedName(tree: SyntaxTree, imported: number, whole: boolean): readonly Binding[] {
  if (tree.kinds[imported] === kind.aliased_import) {
    const alias = lastChild(tree, imported);
    return [{ name: textOf(tree, alias), node: alias }];
  }
  if (tree.kinds[imported] !== kind.dotted_name) return none;
  const first = whole ? firstChild(tree, imported) : lastChild(tree, imported);
  return first < 0 ? none : [{ name: textOf(tree, first), node: first }];
}

/** The names that the patterns of a `case` capture. */
export function patternNames(tree: SyntaxTree, clause: number): Binding[] {
  const names: Binding[] = [];
  const visit = (node: number) => {
    const own = tree.kinds[node];
    if (own === kind.block || own === kind.if_clause) return;
    if (own === kind.class_pattern || own === kind.keyword_pattern) {
      // the first part names the class or the attribute
      for (const child of childrenOf(tree, node).slice(1)) visit(child);
      return;
    }
    if (own === kind.dotted_name && childrenOf(tree, node).length > 1) return;
    if (own === kind.identifier) names.push({ name: textOf(tree, node), node });
    else for (const child of childrenOf(tree, node)) visit(child);
  };
  for (const child of childrenOf(tree, clause)) visit(child);
  return names;
}
