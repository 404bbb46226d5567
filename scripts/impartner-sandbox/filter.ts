import { ApiError } from './apiError.ts';

export type Literal = string | number | boolean | null;

export type Filter =
  | { readonly kind: 'and'; readonly parts: readonly Filter[] }
  | { readonly kind: 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'compare'; readonly path: string; readonly operator: string; readonly value: Literal }
  | { readonly kind: 'in'; readonly path: string; readonly values: readonly Literal[] };

interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'symbol';
  readonly text: string;
}

const COMPARATORS = new Set(['=', '!=', '<', '<=', '>', '>=', 'like', 'not like']);

function fail(message: string): never {
  throw new ApiError(400, 'INVALID_FILTER', `Filter: ${message}`);
}

function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  const pattern =
    /\s*(?:('(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")|(-?\d+(?:\.\d+)?(?![\w.]))|([A-Za-z_][\w.]*)|(<=|>=|!=|[=<>(),]))/y;
  while (pattern.lastIndex < source.trimEnd().length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(source);
    if (!match) fail(`unexpected text at position ${at + 1}: ${source.slice(at, at + 20)}`);
    const [, text, number, word, symbol] = match;
    if (text !== undefined) tokens.push({ kind: 'text', text: text.slice(1, -1).replace(/\\(.)/g, '$1') });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else tokens.push({ kind: 'symbol', text: symbol ?? '' });
  }
  return tokens;
}

/**
 * Parses the filter grammar that public callers use: comparators, `like`, `in`, `and`/`or` in any case, parentheses, strings
 * in single or double quotes with backslash escapes. Anything else is an `INVALID_FILTER` refusal.
 */
export function parseFilter(source: string): Filter {
  const tokens = tokenize(source);
  let position = 0;
  const peek = (): Token | undefined => tokens[position];
  const isWord = (word: string, at = position): boolean =>
    tokens[at]?.kind === 'word' && tokens[at].text.toLowerCase() === word;
  const isSymbol = (symbol: string): boolean => peek()?.kind === 'symbol' && peek()?.text === symbol;
  const expectSymbol = (symbol: string): void => {
    if (!isSymbol(symbol)) fail(`expected ${symbol} before ${peek()?.text ?? 'the end'}`);
    position++;
  };
  const joined = (kind: 'and' | 'or', next: () => Filter): Filter => {
    const parts = [next()];
    while (isWord(kind)) {
      position++;
      parts.push(next());
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind, parts };
  };
  const literal = (): Literal => {
    const token = tokens[position++];
    if (!token) fail('a value is missing at the end');
    if (token.kind === 'text') return token.text;
    if (token.kind === 'number') return Number(token.text);
    const word = token.text.toLowerCase();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    return fail(`"${token.text}" is not a value`);
  };
  const term = (): Filter => {
    if (isSymbol('(')) {
      position++;
      const inner = joined('or', () => joined('and', term));
      expectSymbol(')');
      return inner;
    }
    const path = tokens[position++];
    if (path?.kind !== 'word') fail(`expected a field before ${path?.text ?? 'the end'}`);
    if (isWord('in')) {
      position++;
      expectSymbol('(');
      const values = [literal()];
      while (isSymbol(',')) {
        position++;
        values.push(literal());
      }
      expectSymbol(')');
      return { kind: 'in', path: path.text, values };
    }
    let operator = tokens[position++]?.text.toLowerCase() ?? '';
    if (operator === 'not' && isWord('like')) {
      position++;
      operator = 'not like';
    }
    if (!COMPARATORS.has(operator)) fail(`"${operator}" is not a comparator`);
    return { kind: 'compare', path: path.text, operator, value: literal() };
  };
  const filter = joined('or', () => joined('and', term));
  if (position < tokens.length) fail(`unexpected ${peek()?.text}`);
  return filter;
}
