// Recursive descent over label selector tokens, with the API machinery's error texts letter by letter.

import { goQuote } from '../kubernetes/goQuote.ts';
import { labelValueErrors, qualifiedNameErrors } from '../kubernetes/names.ts';
import { isInteger, type LabelRequirement, type SelectorOperator } from './labelSelector.ts';
import { lexLabelSelector, type Token } from './labelSelectorLexer.ts';

export type LabelSelectorParse =
  | { readonly ok: true; readonly requirements: readonly LabelRequirement[] }
  | { readonly ok: false; readonly error: string; readonly position: number };

/** Ends a parse; never leaves this file. */
class SelectorSyntaxError extends Error {
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

/** Fixed by Kubernetes, though the grammar spells the last two `>` and `<`. */
const OPERATORS = 'in, notin, =, ==, !=, gt, lt';

/** Parses `a=b,c in (d,e),!f`; `error` is what the API server answers, `position` where in the text it arose. */
export function parseLabelSelector(selector: string): LabelSelectorParse {
  try {
    return { ok: true, requirements: new Parser(lexLabelSelector(selector)).parse() };
  } catch (error) {
    if (!(error instanceof SelectorSyntaxError)) throw error;
    return { ok: false, error: error.message, position: error.position };
  }
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): LabelRequirement[] {
    const requirements: LabelRequirement[] = [];
    for (;;) {
      const token = this.#peek();
      if (token.kind === 'end') return requirements;
      if (!startsRequirement(token)) throw unexpected(token, ", expected: !, identifier, or 'end of string'");
      requirements.push(this.#requirement());
      const separator = this.#take();
      if (separator.kind === 'end') return requirements;
      if (separator.kind !== ',') throw unexpected(separator, ", expected: ',' or 'end of string'");
      if (!startsRequirement(this.#peek()))
        throw unexpected(this.#peek(), ", expected: identifier after ','");
    }
  }

  #requirement(): LabelRequirement {
    try {
      return this.#keyOperatorValues();
    } catch (error) {
      if (!(error instanceof SelectorSyntaxError)) throw error;
      throw new SelectorSyntaxError(`unable to parse requirement: ${error.message}`, error.position);
    }
  }

  #keyOperatorValues(): LabelRequirement {
    const negated = this.#peek().kind === '!';
    if (negated) this.#take();
    const key = this.#take();
    if (!isIdentifier(key)) throw unexpected(key, ', expected: identifier');
    // The parser has no field path yet, which Go prints as <nil>.
    checkText('<nil>', key.text, key.position, qualifiedNameErrors);
    if (negated) return { key: key.text, operator: 'DoesNotExist', values: [] };
    if (this.#peek().kind === 'end' || this.#peek().kind === ',') {
      return { key: key.text, operator: 'Exists', values: [] };
    }
    const operator = this.#operator();
    const start = this.#peek().position;
    const values = operator === 'In' || operator === 'NotIn' ? this.#valueSet() : [this.#exactValue()];
    checkValues(key.text, operator, values, start);
    return { key: key.text, operator, values };
  }

  #operator(): SelectorOperator {
    const token = this.#take();
    switch (token.kind) {
      case 'in':
        return 'In';
      case 'notin':
        return 'NotIn';
      case '=':
      case '==':
        return '=';
      case '!=':
      case '>':
      case '<':
        return token.kind;
      default:
        throw unexpected(token, `, expected: ${OPERATORS}`);
    }
  }

  /** An empty value is written by leaving it out: `a=` and `a=,b`. */
  #exactValue(): string {
    const next = this.#peek();
    if (next.kind === 'end' || next.kind === ',') return '';
    const token = this.#take();
    if (!isIdentifier(token)) throw unexpected(token, ', expected: identifier');
    return token.text;
  }

  #valueSet(): string[] {
    const open = this.#take();
    if (open.kind !== '(') throw unexpected(open, " expected: '('");
    const first = this.#peek();
    if (first.kind !== ')' && first.kind !== ',' && !isIdentifier(first)) {
      throw unexpected(first, ", expected: ',', ')' or identifier");
    }
    const values = new Set<string>();
    while (this.#peek().kind !== ')') this.#listItem(values);
    this.#take();
    return [...values].sort();
  }

  /** One value with its comma; a comma with nothing before or after it stands for the empty value. */
  #listItem(values: Set<string>): void {
    const token = this.#take();
    if (token.kind === ',') {
      values.add('');
      return;
    }
    if (!isIdentifier(token)) throw unexpected(token, ", expected: ',', or identifier");
    values.add(token.text);
    const after = this.#peek();
    if (after.kind === ')') return;
    if (after.kind !== ',') throw unexpected(after, ", expected: ',' or ')'");
    this.#take();
    if (this.#peek().kind === ')') values.add('');
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? END;
  }

  #take(): Token {
    const token = this.#peek();
    this.#next++;
    return token;
  }
}

const END: Token = { kind: 'end', text: '', position: 0 };

/** `in` and `notin` are keywords only where an operator may stand. */
function isIdentifier(token: Token): boolean {
  return token.kind === 'identifier' || token.kind === 'in' || token.kind === 'notin';
}

function startsRequirement(token: Token): boolean {
  return isIdentifier(token) || token.kind === '!';
}

function unexpected(token: Token, expectation: string): SelectorSyntaxError {
  return new SelectorSyntaxError(`found '${token.text}'${expectation}`, token.position);
}

function checkText(path: string, text: string, position: number, check: (text: string) => string[]): void {
  const errors = check(text);
  if (errors.length === 0) return;
  throw new SelectorSyntaxError(`${path}: Invalid value: ${goQuote(text)}: ${errors.join('; ')}`, position);
}

function checkValues(
  key: string,
  operator: SelectorOperator,
  values: readonly string[],
  position: number,
): void {
  if (values.length === 0) {
    throw new SelectorSyntaxError(
      "values: Invalid value: []string{}: for 'in', 'notin' operators, values set can't be empty",
      position,
    );
  }
  for (const [index, value] of values.entries()) {
    if (operator === '>' || operator === '<') {
      checkText(`values[${index}]`, value, position, (text) =>
        isInteger(text) ? [] : ["for 'Gt', 'Lt' operators, the value must be an integer"],
      );
    }
    checkText(`values[${index}][${key}]`, value, position, labelValueErrors);
  }
}
