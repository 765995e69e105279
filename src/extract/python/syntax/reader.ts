import { Scanner } from "./scanner.ts";

/** Rules that are needed by those that they are made of, so that they can't be named there. */
export interface ExpressionRules {
  readonly expression: (r: Reader) => void;
  readonly expressions: (r: Reader) => void;
  readonly choice: (r: Reader) => void;
  readonly postfix: (r: Reader) => void;
  readonly starred: (r: Reader) => void;
  readonly yielded: (r: Reader) => void;
}

/** The scanner with the rules of expressions. Each rule reads from the token at hand on, and leaves the one behind. */
export class Reader extends Scanner {
  readonly rules: ExpressionRules;

  constructor(rules: ExpressionRules) {
    super();
    this.rules = rules;
  }
}
