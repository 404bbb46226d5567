import { createException } from '../values/exception.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { parseJavaRegex } from './javaRegexParser.ts';
import { printRegex } from './javaRegexPrinter.ts';

/** A Java regular expression made ready for JavaScript. */
export interface CompiledRegex {
  readonly source: string;
  /** JavaScript source without flags; use with `v`. */
  readonly body: string;
  /** JavaScript group number of each Java group; index 0 is 0. */
  readonly groups: readonly number[];
  /** Java group number by name. */
  readonly names: ReadonlyMap<string, number>;
}

const compiled = new Map<string, CompiledRegex>();
const scripts = new Map<string, RegExp>();

/** Translates and checks a Java pattern; a wrong one is a StringException, syntax without counterpart an UnsupportedError. */
export function compileRegex(source: string): CompiledRegex {
  let regex = compiled.get(source);
  if (!regex) {
    const tree = parseJavaRegex(source);
    const printed = printRegex(tree);
    regex = { source, body: printed.body, groups: printed.groups, names: printed.names };
    try {
      new RegExp(regex.body, 'v');
    } catch (error) {
      throw new UnsupportedError(`regular expression ${source}`, (error as Error).message);
    }
    compiled.set(source, regex);
  }
  return regex;
}

/** The JavaScript expression for one way of matching. `find` scans forward, `lookingAt` is anchored in front, `matches` at both ends. */
export function regexFor(regex: CompiledRegex, use: 'find' | 'lookingAt' | 'matches'): RegExp {
  const key = `${use}:${regex.source}`;
  let script = scripts.get(key);
  if (!script) {
    const body = use === 'matches' ? `(?:${regex.body})(?![\\s\\S])` : regex.body;
    script = new RegExp(body, use === 'find' ? 'dgv' : 'dyv');
    scripts.set(key, script);
  }
  return script;
}

/** Java's `String.split`: no leading empty piece for an empty match, trailing empty pieces dropped for limit 0. */
export function splitByRegex(text: string, source: string, limit = 0): string[] {
  const script = regexFor(compileRegex(source), 'find');
  const pieces: string[] = [];
  let from = 0;
  script.lastIndex = 0;
  for (let match = script.exec(text); match; match = script.exec(text)) {
    const end = match.index + match[0].length;
    if (match[0] === '') script.lastIndex = nextIndex(text, script.lastIndex);
    if (end === 0) continue;
    if (match[0] === '' && match.index >= text.length) break;
    if (limit > 0 && pieces.length === limit - 1) break;
    pieces.push(text.slice(from, match.index));
    from = end;
  }
  if (pieces.length === 0) return [text];
  pieces.push(text.slice(from));
  if (limit === 0) while (pieces.length > 0 && pieces.at(-1) === '') pieces.pop();
  return pieces;
}

/** Position after `index`, not in the middle of a surrogate pair. */
export function nextIndex(text: string, index: number): number {
  const code = text.codePointAt(index);
  return index + (code !== undefined && code > 0xffff ? 2 : 1);
}

/** Expands `$1`, `${name}` and backslash escapes of a Java replacement text. */
export function expandReplacement(regex: CompiledRegex, replacement: string, match: RegExpExecArray): string {
  let result = '';
  for (let i = 0; i < replacement.length; i++) {
    const char = replacement.charAt(i);
    if (char === '\\') {
      if (++i >= replacement.length)
        throw createException('System.StringException', 'character to be escaped is missing');
      result += replacement.charAt(i);
    } else if (char === '$') {
      const named = /^\{([A-Za-z][A-Za-z0-9]*)\}/.exec(replacement.slice(i + 1));
      if (named) {
        const group = regex.names.get(named[1] ?? '');
        if (group === undefined) throw createException('System.StringException', `No group with name {${named[1]}}`);
        result += match[regex.groups[group] ?? 0] ?? '';
        i += named[0].length;
        continue;
      }
      let digits = /^\d/.exec(replacement.slice(i + 1))?.[0];
      if (digits === undefined) throw createException('System.StringException', 'Illegal group reference');
      if (Number(digits) >= regex.groups.length) throw createException('System.StringException', `No group ${digits}`);
      // Java takes further digits as long as such a group exists.
      for (
        let next = replacement.charAt(i + 1 + digits.length);
        /^\d$/.test(next);
        next = replacement.charAt(i + 1 + digits.length)
      ) {
        if (Number(digits + next) >= regex.groups.length) break;
        digits += next;
      }
      result += match[regex.groups[Number(digits)] ?? 0] ?? '';
      i += digits.length;
    } else {
      result += char;
    }
  }
  return result;
}

/** Java's `replaceAll` and `replaceFirst`. */
export function replaceByRegex(text: string, source: string, replacement: string, all: boolean): string {
  const regex = compileRegex(source);
  const script = regexFor(regex, 'find');
  let result = '';
  let from = 0;
  script.lastIndex = 0;
  for (let match = script.exec(text); match; match = script.exec(text)) {
    result += text.slice(from, match.index) + expandReplacement(regex, replacement, match);
    from = match.index + match[0].length;
    if (match[0] === '') script.lastIndex = nextIndex(text, script.lastIndex);
    if (!all) break;
  }
  return result + text.slice(from);
}
