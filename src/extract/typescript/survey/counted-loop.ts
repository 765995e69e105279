import { ts } from "ts-morph";

/** What bounds a loop that counts: the end it counts to, or the start that it counts down from. */
export interface CountedLoop {
  readonly limit: ts.Expression;
  readonly growth: "linear" | "halving";
  /** True when another condition may end it before. */
  readonly mayStopEarly: boolean;
}

/**
 * Whether a loop counts a variable towards a bound that stays where it is: `i < n` with `i++`, `i >= 0` with `i--`,
 * `i < n` with `i *= 2`. Null for anything else: a bound that is called for, a variable that steps away from its bound
 * or is set anew in the body. The step stands in `step`, or in the body when there is none.
 */
export function countedLoop(
  condition: ts.Expression | undefined,
  step: ts.Expression | undefined,
  body: ts.Statement,
  start: ts.VariableDeclarationList | null,
): CountedLoop | null {
  if (condition === undefined) return null;
  const core = unwrapped(condition);
  if (ts.isBinaryExpression(core) && core.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) {
    // Both must hold, so that either bounds the loop.
    const bounded = countedLoop(core.left, step, body, start) ?? countedLoop(core.right, step, body, start);
    return bounded === null ? null : { ...bounded, mayStopEarly: true };
  }
  for (const { name, upwards, limit } of comparisons(core)) {
    const steps = step === undefined ? stepsIn(body, name) : [...stepsIn(step, name), ...stepsIn(body, name)];
    const counted = countedBy(steps, name, upwards, limit, start);
    if (counted !== null) return counted;
  }
  return null;
}

interface Comparison {
  readonly name: string;
  /** Which way the variable has to go; null when any will do, as with `!==`. */
  readonly upwards: boolean | null;
  readonly limit: ts.Expression;
}

function comparisons(node: ts.Expression): Comparison[] {
  if (!ts.isBinaryExpression(node)) return [];
  const upwards = directions.get(node.operatorToken.kind);
  if (upwards === undefined) return [];
  const [left, right] = [unwrapped(node.left), unwrapped(node.right)];
  const found: Comparison[] = [];
  if (ts.isIdentifier(left)) found.push({ name: left.text, upwards, limit: right });
  if (ts.isIdentifier(right))
    found.push({ name: right.text, upwards: upwards === null ? null : !upwards, limit: left });
  return found;
}

const directions = new Map<ts.SyntaxKind, boolean | null>([
  [ts.SyntaxKind.LessThanToken, true],
  [ts.SyntaxKind.LessThanEqualsToken, true],
  [ts.SyntaxKind.GreaterThanToken, false],
  [ts.SyntaxKind.GreaterThanEqualsToken, false],
  [ts.SyntaxKind.ExclamationEqualsToken, null],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, null],
]);

function countedBy(
  steps: readonly Step[],
  name: string,
  upwards: boolean | null,
  limit: ts.Expression,
  start: ts.VariableDeclarationList | null,
): CountedLoop | null {
  const [first] = steps;
  if (first === undefined || first === "other" || steps.some((each) => each !== first)) return null;
  const goesUp = first === "up" || first === "grow";
  if (upwards !== null && upwards !== goesUp) return null;
  // Counting up the end says how far, counting down the start does.
  const bound = goesUp ? limit : initialValue(start, name);
  if (bound === null || !staysPut(limit) || !staysPut(bound)) return null;
  const isHalving = first === "grow" || first === "shrink";
  return { limit: bound, growth: isHalving ? "halving" : "linear", mayStopEarly: false };
}

function initialValue(start: ts.VariableDeclarationList | null, name: string): ts.Expression | null {
  const declaration = start?.declarations.find((each) => ts.isIdentifier(each.name) && each.name.text === name);
  return declaration?.initializer ?? null;
}

/** Names, properties and arithmetic of them; what is called may answer anew each time. */
function staysPut(node: ts.Expression): boolean {
  const core = unwrapped(node);
  if (ts.isIdentifier(core) || ts.isNumericLiteral(core) || core.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (ts.isPropertyAccessExpression(core)) return staysPut(core.expression);
  if (ts.isElementAccessExpression(core)) return staysPut(core.expression) && staysPut(core.argumentExpression);
  if (ts.isPrefixUnaryExpression(core)) {
    return core.operator === ts.SyntaxKind.MinusToken && staysPut(core.operand);
  }
  return (
    ts.isBinaryExpression(core) &&
    arithmetic.has(core.operatorToken.kind) &&
    staysPut(core.left) &&
    staysPut(core.right)
  );
}

const arithmetic = new Set([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.PercentToken,
  ts.SyntaxKind.GreaterThanGreaterThanToken,
  ts.SyntaxKind.LessThanLessThanToken,
]);

type Step = "up" | "down" | "grow" | "shrink" | "other";

/** All that is done to a variable below a node, nested functions included; declarations of its own name aren't told apart. */
function stepsIn(node: ts.Node, name: string): Step[] {
  const steps: Step[] = [];
  const visit = (each: ts.Node): void => {
    const step = stepOf(each, name);
    if (step !== null) steps.push(step);
    ts.forEachChild(each, visit);
  };
  visit(node);
  return steps;
}

function stepOf(node: ts.Node, name: string): Step | null {
  if (ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) {
    if (!ts.isIdentifier(node.operand) || node.operand.text !== name) return null;
    if (node.operator === ts.SyntaxKind.PlusPlusToken) return "up";
    return node.operator === ts.SyntaxKind.MinusMinusToken ? "down" : null;
  }
  if (!ts.isBinaryExpression(node) || !ts.isIdentifier(node.left) || node.left.text !== name) return null;
  const kind = node.operatorToken.kind;
  if (kind < ts.SyntaxKind.FirstAssignment || kind > ts.SyntaxKind.LastAssignment) return null;
  const isPositive = ts.isNumericLiteral(node.right) && Number(node.right.text) > 0;
  return isPositive ? (assigned.get(kind) ?? "other") : "other";
}

const assigned = new Map<ts.SyntaxKind, Step>([
  [ts.SyntaxKind.PlusEqualsToken, "up"],
  [ts.SyntaxKind.MinusEqualsToken, "down"],
  [ts.SyntaxKind.AsteriskEqualsToken, "grow"],
  [ts.SyntaxKind.LessThanLessThanEqualsToken, "grow"],
  [ts.SyntaxKind.SlashEqualsToken, "shrink"],
  [ts.SyntaxKind.GreaterThanGreaterThanEqualsToken, "shrink"],
  [ts.SyntaxKind.GreaterThanGreaterThanGreaterThanEqualsToken, "shrink"],
]);

function unwrapped(node: ts.Expression): ts.Expression {
  let at = node;
  while (ts.isParenthesizedExpression(at) || ts.isNonNullExpression(at) || ts.isAsExpression(at)) at = at.expression;
  return at;
}
