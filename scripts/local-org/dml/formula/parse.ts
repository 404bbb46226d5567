import { UnsupportedError } from '../../runtime/unsupported.ts';

/** A parsed formula of a field or validation rule. */
export type FormulaNode =
  | { readonly kind: 'literal'; readonly value: string | boolean | null | { readonly number: string } }
  | { readonly kind: 'field'; readonly path: readonly string[] }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly FormulaNode[] }
  | {
      readonly kind: 'operation';
      readonly operator: string;
      readonly left: FormulaNode;
      readonly right: FormulaNode;
    }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: FormulaNode };

const tokenPattern =
  /\s+|\/\*[\s\S]*?\*\/|(?<number>\d+(?:\.\d+)?|\.\d+)|(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<name>\$?[A-Za-z_][\w$]*(?:(?:\.|__r\.)[A-Za-z_$][\w$]*)*)|(?<symbol><=|>=|<>|!=|==|&&|\|\||[-+*/^&=<>!(),])/gy;

/** Binding strength of operators, weakest first; `&` joins texts. */
const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['=', '==', '<>', '!=', '<', '>', '<=', '>='],
  ['+', '-', '&'],
  ['*', '/'],
  ['^'],
];

const parsed = new Map<string, FormulaNode>();

/** Parses a formula; the same text is parsed once. */
export function parseFormula(text: string): FormulaNode {
  let node = parsed.get(text);
  if (!node) parsed.set(text, (node = new FormulaParser(text).parse()));
  return node;
}

interface Token {
  readonly kind: 'number' | 'text' | 'name' | 'symbol';
  readonly text: string;
}

class FormulaParser {
  readonly #tokens: Token[] = [];
  readonly #source: string;
  #at = 0;

  constructor(text: string) {
    this.#source = text;
    let end = 0;
    for (const match of text.matchAll(tokenPattern)) {
      end = match.index + match[0].length;
      for (const kind of ['number', 'text', 'name', 'symbol'] as const) {
        const found = match.groups?.[kind];
        if (found !== undefined) this.#tokens.push({ kind, text: found });
      }
    }
    if (end < text.length) throw new UnsupportedError(`formula syntax: ${text.slice(end, end + 20)}`);
  }

  parse(): FormulaNode {
    const node = this.#binary(0);
    if (this.#at < this.#tokens.length) this.#fail();
    return node;
  }

  #fail(): never {
    throw new UnsupportedError(`formula syntax near '${this.#tokens[this.#at]?.text ?? 'the end'}' in ${this.#source}`);
  }

  #take(text: string): boolean {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'symbol' || token.text !== text) return false;
    this.#at++;
    return true;
  }

  #binary(level: number): FormulaNode {
    const operators = levels[level];
    if (!operators) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const operator = operators.find((o) => this.#take(o));
      if (operator === undefined) return left;
      left = { kind: 'operation', operator, left, right: this.#binary(level + 1) };
    }
  }

  #unary(): FormulaNode {
    for (const operator of ['-', '+', '!'])
      if (this.#take(operator)) return { kind: 'unary', operator, operand: this.#unary() };
    return this.#primary();
  }

  #primary(): FormulaNode {
    const token = this.#tokens[this.#at++];
    if (!token) this.#fail();
    if (token.kind === 'number') return { kind: 'literal', value: { number: token.text } };
    if (token.kind === 'text')
      return {
        kind: 'literal',
        value: token.text.slice(1, -1).replace(/\\(.)/gs, (_, c: string) => (c === 'n' ? '\n' : c)),
      };
    if (token.kind === 'symbol') {
      if (token.text !== '(') {
        this.#at--;
        this.#fail();
      }
      const inner = this.#binary(0);
      if (!this.#take(')')) this.#fail();
      return inner;
    }
    const upper = token.text.toUpperCase();
    if (this.#take('(')) {
      const args: FormulaNode[] = [];
      if (!this.#take(')')) {
        do args.push(this.#binary(0));
        while (this.#take(','));
        if (!this.#take(')')) this.#fail();
      }
      return { kind: 'call', name: upper, args };
    }
    if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'literal', value: upper === 'TRUE' };
    if (upper === 'NULL') return { kind: 'literal', value: null };
    return { kind: 'field', path: token.text.split('.') };
  }
}
