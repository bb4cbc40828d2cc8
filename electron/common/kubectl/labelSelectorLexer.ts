// Splits a label selector into tokens exactly as Kubernetes' lexer does; the parser's error texts depend on it.

export type TokenKind =
  | 'identifier'
  | 'in'
  | 'notin'
  | '!'
  | '='
  | '=='
  | '!='
  | '>'
  | '<'
  | '('
  | ')'
  | ','
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** As written; empty at the end of the string. */
  readonly text: string;
  /** Offset of the first character. */
  readonly position: number;
}

const symbolKinds: ReadonlyMap<string, TokenKind> = new Map(
  (['!', '=', '==', '!=', '>', '<', '(', ')', ','] as const).map((kind) => [kind, kind]),
);

/** All tokens of `selector`, ending with one of kind `end`. Every text lexes. */
export function lexLabelSelector(selector: string): Token[] {
  const pattern = /\s*(?:(==|!=|[!=<>(),])|([^\s!=<>(),]+))/gy;
  const tokens: Token[] = [];
  for (let match = pattern.exec(selector); match; match = pattern.exec(selector)) {
    const text = match[1] ?? match[2] ?? '';
    tokens.push({ kind: kindOf(text), text, position: pattern.lastIndex - text.length });
  }
  return [...tokens, { kind: 'end', text: '', position: selector.length }];
}

function kindOf(text: string): TokenKind {
  if (text === 'in' || text === 'notin') return text;
  return symbolKinds.get(text) ?? 'identifier';
}
