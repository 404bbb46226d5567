import { createException } from '../values/exception.ts';

/** Names of `System.JSONToken`, without those that only generators use. */
export type JsonTokenName =
  | 'START_OBJECT'
  | 'END_OBJECT'
  | 'START_ARRAY'
  | 'END_ARRAY'
  | 'FIELD_NAME'
  | 'VALUE_STRING'
  | 'VALUE_NUMBER_INT'
  | 'VALUE_NUMBER_FLOAT'
  | 'VALUE_TRUE'
  | 'VALUE_FALSE'
  | 'VALUE_NULL';

export interface JsonToken {
  readonly name: JsonTokenName;
  /** Text of a string, number or literal; the name of a field; the character of a bracket. */
  readonly text: string;
}

/** A JSON error with the position as Apex writes it: `at [line:1, column:4]`. */
export function jsonException(message: string): Error {
  return createException('System.JSONException', message) as unknown as Error;
}

interface Container {
  readonly kind: 'object' | 'array';
  /** Where it opens in the text. */
  readonly at: number;
  count: number;
  /** Name of the current member. */
  name: string | null;
}

/**
 * Pull parser for JSON in the manner of Jackson, whose words Apex passes on: 'Unexpected character ('n' (code 110)): was
 * expecting double-quote to start field name at [line:1, column:3]'.
 */
export class JsonReader {
  readonly #text: string;
  #at = 0;
  readonly #stack: Container[] = [];
  #expectsValue = false;
  #done = false;
  current: JsonToken | null = null;

  constructor(text: string) {
    this.#text = text;
  }

  /** Name of the member that the current token belongs to; null outside of objects. */
  get currentName(): string | null {
    if (this.current?.name === 'START_OBJECT' || this.current?.name === 'START_ARRAY')
      return this.#stack.at(-2)?.name ?? null;
    return this.#stack.at(-1)?.name ?? null;
  }

  get depth(): number {
    return this.#stack.length;
  }

  /** Moves to the next token; null at the end of the text. */
  next(): JsonToken | null {
    this.current = this.#read();
    return this.current;
  }

  /** Fails when something other than white space follows the value. */
  requireEnd(): void {
    const token = this.next();
    if (token)
      throw jsonException(
        `Unexpected character ('${token.text.charAt(0)}' (code ${token.text.charCodeAt(0)})): expected end of input${this.#where(this.#at)}`,
      );
  }

  #read(): JsonToken | null {
    this.#skipSpace();
    const container = this.#stack.at(-1);
    if (!container) {
      if (this.#at >= this.#text.length) {
        this.#done = true;
        return null;
      }
      return this.#value();
    }
    if (this.#expectsValue) {
      this.#expectsValue = false;
      return this.#value();
    }
    const closing = container.kind === 'object' ? '}' : ']';
    let char = this.#peek(container);
    if (char === closing) {
      this.#at++;
      this.#stack.pop();
      return { name: container.kind === 'object' ? 'END_OBJECT' : 'END_ARRAY', text: closing };
    }
    if (container.count > 0) {
      if (char !== ',') {
        throw this.#unexpected(
          `was expecting comma to separate ${container.kind === 'object' ? 'OBJECT' : 'ARRAY'} entries`,
        );
      }
      this.#at++;
      this.#skipSpace();
      char = this.#peek(container);
    }
    container.count++;
    if (container.kind === 'array') return this.#value();
    if (char !== '"') throw this.#unexpected('was expecting double-quote to start field name');
    const name = this.#string();
    container.name = name;
    this.#skipSpace();
    if (this.#peek(container) !== ':') throw this.#unexpected('was expecting a colon to separate field name and value');
    this.#at++;
    this.#expectsValue = true;
    return { name: 'FIELD_NAME', text: name };
  }

  #value(): JsonToken {
    const char = this.#peek(this.#stack.at(-1));
    switch (char) {
      case '{':
      case '[':
        this.#stack.push({
          kind: char === '{' ? 'object' : 'array',
          at: this.#at,
          count: 0,
          name: null,
        });
        this.#at++;
        return { name: char === '{' ? 'START_OBJECT' : 'START_ARRAY', text: char };
      case '"':
        return { name: 'VALUE_STRING', text: this.#string() };
    }
    if (char === '-' || (char >= '0' && char <= '9')) return this.#number();
    const word = /^[A-Za-z_$][\w$]*/.exec(this.#text.slice(this.#at, this.#at + 200))?.[0];
    if (word === undefined)
      throw this.#unexpected("expected a valid value (number, String, array, object, 'true', 'false' or 'null')");
    const literal = ({ true: 'VALUE_TRUE', false: 'VALUE_FALSE', null: 'VALUE_NULL' } as Record<string, JsonTokenName>)[
      word
    ];
    if (literal === undefined) {
      this.#at += word.length;
      throw jsonException(
        `Unrecognized token '${word}': was expecting 'null', 'true', 'false' or NaN${this.#where(this.#at)}`,
      );
    }
    this.#at += word.length;
    return { name: literal, text: word };
  }

  #number(): JsonToken {
    const match = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
    match.lastIndex = this.#at;
    const found = match.exec(this.#text);
    if (!found) throw this.#unexpected('Expected digit (0-9) to follow minus sign, for valid numeric value');
    this.#at += found[0].length;
    const after = this.#text.charAt(this.#at);
    if (/[0-9A-Za-z.+]/.test(after)) {
      if (found[0] === '0' || found[0] === '-0')
        throw jsonException(`Invalid numeric value: Leading zeroes not allowed${this.#where(this.#at)}`);
      throw this.#unexpected('Expected space separating root-level values');
    }
    return {
      name: found[1] === undefined && found[2] === undefined ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT',
      text: found[0],
    };
  }

  #string(): string {
    const start = this.#at++;
    let result = '';
    for (;;) {
      const from = this.#at;
      let code = this.#text.charCodeAt(this.#at);
      while (code !== 34 && code !== 92 && code >= 32) code = this.#text.charCodeAt(++this.#at);
      if (Number.isNaN(code))
        throw jsonException(
          `Unexpected end-of-input: was expecting closing quote for a string value${this.#where(start)}`,
        );
      result += this.#text.slice(from, this.#at);
      if (code < 32) {
        throw jsonException(
          `Illegal unquoted character ((CTRL-CHAR, code ${code})): has to be escaped using backslash to be included in string value${this.#where(this.#at)}`,
        );
      }
      this.#at++;
      if (code === 34) return result;
      result += this.#escape();
    }
  }

  #escape(): string {
    const char = this.#text.charAt(this.#at++);
    if (char === 'u') {
      const hex = this.#text.slice(this.#at, this.#at + 4);
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) throw this.#unexpected('expected a hex-digit for character escape sequence');
      this.#at += 4;
      return String.fromCharCode(parseInt(hex, 16));
    }
    const plain = (
      { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' } as Record<string, string>
    )[char];
    if (plain === undefined)
      throw jsonException(
        `Unrecognized character escape '${char}' (code ${char.charCodeAt(0)})${this.#where(this.#at - 1)}`,
      );
    return plain;
  }

  #peek(container: Container | undefined): string {
    if (this.#at < this.#text.length) return this.#text.charAt(this.#at);
    if (!container) throw jsonException(`Unexpected end-of-input${this.#where(this.#at)}`);
    const { line, column } = this.#position(container.at);
    const from = `[line:${line}, column:${column}]`;
    throw jsonException(
      `Unexpected end-of-input: expected close marker for ${container.kind === 'object' ? 'OBJECT' : 'ARRAY'} (from ${from})${this.#where(this.#at)}`,
    );
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9 && code !== 0xfeff) return;
      this.#at++;
    }
  }

  #unexpected(detail: string): Error {
    const char = this.#text.charAt(this.#at);
    return jsonException(
      `Unexpected character ('${char}' (code ${char.charCodeAt(0)})): ${detail}${this.#where(this.#at + 1)}`,
    );
  }

  #position(index: number): { line: number; column: number } {
    const before = this.#text.slice(0, index);
    const newline = before.lastIndexOf('\n');
    return { line: before.split('\n').length, column: index - newline };
  }

  #where(index: number): string {
    const { line, column } = this.#position(index);
    return ` at [line:${line}, column:${column}]`;
  }

  get finished(): boolean {
    return this.#done;
  }
}
