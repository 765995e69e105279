/**
 * The kinds of syntax that the analysis tells apart, by the name tree-sitter-python gives them. Named nodes of any other
 * kind count as `other`; tokens that aren't listed are dropped while reading.
 */
const kindNames = [
  "other",
  "ERROR",
  "module",
  "block",
  "expression_statement",
  "decorated_definition",
  "decorator",
  "function_definition",
  "class_definition",
  "lambda",
  "parameters",
  "lambda_parameters",
  "typed_parameter",
  "default_parameter",
  "typed_default_parameter",
  "list_splat_pattern",
  "dictionary_splat_pattern",
  "keyword_separator",
  "positional_separator",
  "type",
  "type_parameter",
  "generic_type",
  "union_type",
  "constrained_type",
  "member_type",
  "splat_type",
  "type_alias_statement",
  "identifier",
  "integer",
  "float",
  "true",
  "false",
  "none",
  "ellipsis",
  "string",
  "concatenated_string",
  "interpolation",
  "format_specifier",
  "format_expression",
  "attribute",
  "call",
  "argument_list",
  "keyword_argument",
  "list_splat",
  "dictionary_splat",
  "subscript",
  "slice",
  "tuple",
  "list",
  "set",
  "dictionary",
  "pair",
  "parenthesized_expression",
  "expression_list",
  "pattern_list",
  "tuple_pattern",
  "list_pattern",
  "list_comprehension",
  "set_comprehension",
  "dictionary_comprehension",
  "generator_expression",
  "for_in_clause",
  "if_clause",
  "binary_operator",
  "boolean_operator",
  "comparison_operator",
  "not_operator",
  "unary_operator",
  "conditional_expression",
  "named_expression",
  "await",
  "yield",
  "assignment",
  "augmented_assignment",
  "return_statement",
  "raise_statement",
  "assert_statement",
  "delete_statement",
  "global_statement",
  "nonlocal_statement",
  "import_statement",
  "import_from_statement",
  "future_import_statement",
  "relative_import",
  "import_prefix",
  "dotted_name",
  "aliased_import",
  "wildcard_import",
  "if_statement",
  "elif_clause",
  "else_clause",
  "for_statement",
  "while_statement",
  "try_statement",
  "except_clause",
  "except_group_clause",
  "finally_clause",
  "with_statement",
  "with_clause",
  "with_item",
  "as_pattern",
  "as_pattern_target",
  "match_statement",
  "case_clause",
  "case_pattern",
  "class_pattern",
  "keyword_pattern",
  "splat_pattern",
  "dict_pattern",
  "union_pattern",
  "break_statement",
  "continue_statement",
  "print_statement",
  "exec_statement",
] as const;

/** Tokens that carry meaning of their own. */
const tokenNames = [
  "async",
  "from",
  "+",
  "-",
  "*",
  "/",
  "//",
  "%",
  "@",
  "&",
  "|",
  "^",
  "<<",
  ">>",
  "**",
  "~",
  "+=",
  "-=",
  "*=",
  "/=",
  "//=",
  "%=",
  "@=",
  "&=",
  "|=",
  "^=",
  "<<=",
  ">>=",
  "**=",
  "<",
  "<=",
  "==",
  "!=",
  "<>",
  ">",
  ">=",
  "in",
  "not in",
  "is",
  "is not",
  "and",
  "or",
] as const;

type KindName = (typeof kindNames)[number];
type TokenName = (typeof tokenNames)[number];

const numbers = new Map<string, number>([...kindNames, ...tokenNames].map((name, index) => [name, index]));

/** The number of a kind of node, for comparing with `SyntaxTree.kinds`. */
export const kind = Object.fromEntries(kindNames.map((name, index) => [name, index])) as Record<KindName, number>;

/** The number of a token. */
export const token = Object.fromEntries(tokenNames.map((name, index) => [name, kindNames.length + index])) as Record<
  TokenName,
  number
>;

/** What a node is called, for a number of `kind` or `token`. */
export function kindName(number: number): string {
  return kindNames[number] ?? tokenNames[number - kindNames.length] ?? "other";
}

/** Named nodes that say nothing: where a line goes on, and what strings are made of beside expressions. */
const meaningless = new Set([
  "line_continuation",
  "string_start",
  "string_content",
  "string_end",
  "escape_sequence",
  "escape_interpolation",
  "type_conversion",
]);

/**
 * Token or node number by tree-sitter's name; null for what is dropped. The keywords `lambda` and `type` are tokens
 * of the same name as the nodes they begin: they are dropped.
 */
export function kindNumber(name: string, named: boolean): number | null {
  const known = numbers.get(name);
  if (named) return meaningless.has(name) ? null : (known ?? kind.other);
  return known !== undefined && known >= kindNames.length ? known : null;
}

/** Tokens stand after all kinds of nodes. */
export const firstToken = kindNames.length;
