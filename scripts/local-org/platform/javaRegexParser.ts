import { UnsupportedError } from '../runtime/unsupported.ts';
import { createException } from '../values/exception.ts';
import {
  anchors,
  anyChar,
  classEscapes,
  endBeforeTerminator,
  escapeInClass,
  escapeLiteral,
  LINE_END,
  propertyContent,
} from './javaRegexClasses.ts';

/** Parsed Java regular expression. `js` is text that needs no more translation. */
export type RegexNode =
  | { readonly kind: 'alternatives'; readonly branches: readonly RegexNode[] }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'js'; readonly text: string }
  | { readonly kind: 'capture'; readonly number: number; readonly body: RegexNode }
  | { readonly kind: 'wrap'; readonly prefix: string; readonly body: RegexNode }
  | { readonly kind: 'atomic'; readonly body: RegexNode }
  | { readonly kind: 'reference'; readonly number: number; readonly ignoreCase: boolean }
  | { readonly kind: 'namedReference'; readonly name: string; readonly ignoreCase: boolean }
  | { readonly kind: 'repeat'; readonly body: RegexNode; readonly quantifier: string; readonly possessive: boolean };

export interface RegexTree {
  readonly root: RegexNode;
  readonly groupCount: number;
  readonly names: ReadonlyMap<string, number>;
}

interface Flags {
  ignoreCase: boolean;
  dotAll: boolean;
  multiline: boolean;
  comments: boolean;
}

/** Parses Java regular expression syntax (java.util.regex.Pattern); wrong syntax is a StringException as in Apex. */
export function parseJavaRegex(source: string): RegexTree {
  return new Parser(source).parse();
}

class Parser {
  private readonly source: string;
  private at = 0;
  private groups = 0;
  private readonly names = new Map<string, number>();
  private flags: Flags = { ignoreCase: false, dotAll: false, multiline: false, comments: false };

  constructor(source: string) {
    this.source = source;
  }

  parse(): RegexTree {
    const root = this.alternatives();
    if (this.at < this.source.length) this.fail("Unmatched closing ')'", this.at - 1);
    return { root, groupCount: this.groups, names: this.names };
  }

  private fail(what: string, index = this.at): never {
    throw createException(
      'System.StringException',
      `Invalid regex: ${what} near index ${Math.max(index, 0)}\n${this.source}`,
    );
  }

  private alternatives(): RegexNode {
    const branches: RegexNode[] = [this.sequence()];
    while (this.source[this.at] === '|') {
      this.at++;
      branches.push(this.sequence());
    }
    return branches.length === 1 ? (branches[0] as RegexNode) : { kind: 'alternatives', branches };
  }

  private sequence(): RegexNode {
    const items: RegexNode[] = [];
    while (this.at < this.source.length && this.source[this.at] !== '|' && this.source[this.at] !== ')') {
      const atom = this.atom();
      if (atom) items.push(this.quantified(atom));
    }
    return { kind: 'sequence', items };
  }

  private quantified(atom: RegexNode): RegexNode {
    let body = atom;
    for (;;) {
      this.skipComments();
      const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(this.source.slice(this.at))?.[0];
      if (quantifier === undefined) return body;
      this.at += quantifier.length;
      const suffix = this.source[this.at];
      const lazy = suffix === '?';
      const possessive = suffix === '+';
      if (lazy || possessive) this.at++;
      body = { kind: 'repeat', body, quantifier: quantifier + (lazy ? '?' : ''), possessive };
    }
  }

  private skipComments(): void {
    if (!this.flags.comments) return;
    const skipped = /^(?:\s+|#[^\n]*)+/.exec(this.source.slice(this.at))?.[0];
    this.at += skipped?.length ?? 0;
  }

  private atom(): RegexNode | undefined {
    this.skipComments();
    const char = this.source[this.at];
    switch (char) {
      case undefined:
      case '|':
      case ')':
        return undefined;
      case '(':
        return this.group();
      case '[':
        return this.text(this.characterClass());
      case '.':
        this.at++;
        return this.text(this.flags.dotAll ? anyChar : `[^${LINE_END}]`);
      case '^':
        this.at++;
        return this.text(
          this.flags.multiline ? `(?:(?<!${anyChar})|(?<=[${LINE_END}])(?=${anyChar}))` : `(?<!${anyChar})`,
        );
      case '$':
        this.at++;
        return this.text(this.flags.multiline ? `(?=[${LINE_END}]|(?!${anyChar}))` : endBeforeTerminator);
      case '*':
      case '+':
      case '?':
        return this.fail(`Dangling meta character '${char}'`);
      case '\\':
        return this.escape();
      default:
        return this.literal();
    }
  }

  private literal(): RegexNode {
    const code = this.source.codePointAt(this.at) as number;
    const char = String.fromCodePoint(code);
    this.at += char.length;
    return this.text(escapeLiteral(char));
  }

  private text(text: string): RegexNode {
    return { kind: 'js', text: this.flags.ignoreCase ? `(?i:${text})` : text };
  }

  private group(): RegexNode {
    const opening = this.at++;
    const saved = { ...this.flags };
    let make: (body: RegexNode) => RegexNode;
    if (this.source[this.at] === '?') {
      const rest = this.source.slice(this.at);
      const simple = /^\?(?::|=|!|<=|<!|>)/.exec(rest)?.[0];
      const named = /^\?<([A-Za-z][A-Za-z0-9]*)>/.exec(rest);
      const flagged = /^\?([a-zA-Z]*)(?:-([a-zA-Z]*))?([:)])/.exec(rest);
      if (simple) {
        this.at += simple.length;
        make =
          simple === '?>'
            ? (body) => ({ kind: 'atomic', body })
            : (body) => ({ kind: 'wrap', prefix: `(${simple}`, body });
      } else if (named) {
        this.at += named[0].length;
        const number = ++this.groups;
        this.names.set(named[1] as string, number);
        make = (body) => ({ kind: 'capture', number, body });
      } else if (flagged) {
        this.at += flagged[0].length;
        this.setFlags(flagged[1] ?? '', true);
        this.setFlags(flagged[2] ?? '', false);
        // `(?i)` holds until the end of the group around it.
        if (flagged[3] === ')') return { kind: 'sequence', items: [] };
        make = (body) => ({ kind: 'wrap', prefix: '(?:', body });
      } else {
        return this.fail('Unknown group type', this.at + 1);
      }
    } else {
      const number = ++this.groups;
      make = (body) => ({ kind: 'capture', number, body });
    }
    const body = this.alternatives();
    if (this.source[this.at] !== ')') this.fail('Unclosed group', Math.max(opening + 1, this.source.length));
    this.at++;
    this.flags = saved;
    return make(body);
  }

  private setFlags(letters: string, on: boolean): void {
    for (const letter of letters) {
      if (letter === 'i') this.flags.ignoreCase = on;
      else if (letter === 's') this.flags.dotAll = on;
      else if (letter === 'm') this.flags.multiline = on;
      else if (letter === 'x') this.flags.comments = on;
      else if (letter !== 'u' && letter !== 'U')
        throw new UnsupportedError(`regular expression flag (?${letter}) in ${this.source}`);
    }
  }

  private escape(): RegexNode {
    const next = this.source[this.at + 1];
    if (next === undefined) return this.fail('Unexpected internal error', this.at + 1);
    if (/[1-9]/.test(next)) return this.numberedReference();
    if (next === 'k') {
      const name = /^\\k<([A-Za-z][A-Za-z0-9]*)>/.exec(this.source.slice(this.at));
      if (!name) return this.fail("\\k is not followed by '<' for named capturing group");
      this.at += name[0].length;
      return { kind: 'namedReference', name: name[1] as string, ignoreCase: this.flags.ignoreCase };
    }
    if (next === 'Q') return this.quotation();
    const anchor = anchors[next];
    if (anchor !== undefined) {
      this.at += 2;
      return { kind: 'js', text: anchor };
    }
    const set = this.setEscape();
    if (set !== undefined) return this.text(`[${set}]`);
    return this.text(escapeLiteral(this.characterEscape()));
  }

  private numberedReference(): RegexNode {
    let digits = /^\d/.exec(this.source.slice(this.at + 1))?.[0] as string;
    for (
      let next = this.source[this.at + 1 + digits.length];
      next !== undefined && /\d/.test(next);
      next = this.source[this.at + 1 + digits.length]
    ) {
      if (Number(digits + next) > this.groups) break;
      digits += next;
    }
    this.at += 1 + digits.length;
    return { kind: 'reference', number: Number(digits), ignoreCase: this.flags.ignoreCase };
  }

  private quotation(): RegexNode {
    const end = this.source.indexOf('\\E', this.at + 2);
    const quoted = this.source.slice(this.at + 2, end < 0 ? undefined : end);
    this.at = end < 0 ? this.source.length : end + 2;
    // A quantifier after \Q..\E belongs to the last character.
    const chars = [...quoted].map((c) => this.text(escapeLiteral(c)));
    const last = chars.pop();
    if (!last) return { kind: 'sequence', items: [] };
    return chars.length === 0 ? last : { kind: 'sequence', items: [...chars, this.quantified(last)] };
  }

  /** `\d`, `\P{L}`, ... as class content; undefined where the escape means one character. */
  private setEscape(): string | undefined {
    const rest = this.source.slice(this.at + 1);
    const letter = rest[0] as string;
    const known = classEscapes[letter.toLowerCase()];
    if (known !== undefined) {
      this.at += 2;
      return letter === letter.toLowerCase() ? known : `[^${known}]`;
    }
    if (letter !== 'p' && letter !== 'P') return undefined;
    const property = /^[pP](?:\{([^}]+)\}|(.))/.exec(rest);
    if (!property) return this.fail('Unknown character property name');
    this.at += 1 + property[0].length;
    const content = propertyContent(property[1] ?? property[2] ?? '', this.source);
    return letter === 'p' ? content : `[^${content}]`;
  }

  private characterEscape(): string {
    const rest = this.source.slice(this.at + 1);
    const code = /^(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|x\{([0-9a-fA-F]+)\}|0([0-3]?[0-7]{1,2})|c(.))/.exec(rest);
    if (code) {
      this.at += 1 + code[0].length;
      if (code[5] !== undefined) return String.fromCharCode(code[5].charCodeAt(0) ^ 64);
      return String.fromCodePoint(
        code[4] === undefined ? parseInt(code[1] ?? code[2] ?? code[3] ?? '0', 16) : parseInt(code[4], 8),
      );
    }
    const letter = String.fromCodePoint(rest.codePointAt(0) as number);
    this.at += 1 + letter.length;
    const control = ({ t: '\t', n: '\n', r: '\r', f: '\f', a: '\x07', e: '\x1b' } as Record<string, string>)[letter];
    if (control !== undefined) return control;
    if (/[A-Za-z]/.test(letter)) this.fail('Illegal/unsupported escape sequence');
    return letter;
  }

  /** A class with Java's unions and `&&` intersections, as JavaScript class text. */
  private characterClass(): string {
    this.at++;
    const negated = this.source[this.at] === '^';
    if (negated) this.at++;
    const operands: string[] = [];
    let content = '';
    let first = true;
    for (;;) {
      const char = this.source[this.at];
      if (char === undefined) return this.fail('Unclosed character class', this.source.length - 1);
      if (char === ']' && !first) break;
      first = false;
      if (char === '[') content += this.characterClass();
      else if (this.source.startsWith('&&', this.at)) {
        this.at += 2;
        operands.push(`[${content}]`);
        content = '';
      } else content += this.classItem();
    }
    this.at++;
    if (operands.length === 0) return `[${negated ? '^' : ''}${content}]`;
    if (content !== '') operands.push(`[${content}]`);
    return `[${negated ? '^' : ''}${operands.join('&&')}]`;
  }

  private classItem(): string {
    if (this.source[this.at] === '\\') {
      if (this.source[this.at + 1] === 'Q') {
        const end = this.source.indexOf('\\E', this.at);
        const quoted = this.source.slice(this.at + 2, end < 0 ? undefined : end);
        this.at = end < 0 ? this.source.length : end + 2;
        return [...quoted].map(escapeInClass).join('');
      }
      const set = this.setEscape();
      if (set !== undefined) return set;
    }
    const from = this.classCharacter();
    const next = this.source[this.at + 1];
    if (this.source[this.at] !== '-' || next === undefined || next === ']' || next === '[') return escapeInClass(from);
    if (next === '\\' && /[dwshvDWSHVpP]/.test(this.source[this.at + 2] ?? '')) return escapeInClass(from);
    this.at++;
    const to = this.classCharacter();
    if ((to.codePointAt(0) as number) < (from.codePointAt(0) as number)) this.fail('Illegal character range');
    return `${escapeInClass(from)}-${escapeInClass(to)}`;
  }

  private classCharacter(): string {
    if (this.source[this.at] === '\\') return this.characterEscape();
    const char = String.fromCodePoint(this.source.codePointAt(this.at) as number);
    this.at += char.length;
    return char;
  }
}
