import { createException } from '../values/exception.ts';
import { stringify } from '../values/operations.ts';

/**
 * `String.format`: Java's MessageFormat without format types. A single quote starts literal text, two make one quote, and a
 * place without value stays as it is.
 */
export function formatMessage(pattern: string, values: readonly unknown[]): string {
  let result = '';
  let quoted = false;
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    if (char === "'") {
      if (pattern[i + 1] === "'") {
        result += "'";
        i++;
      } else quoted = !quoted;
    } else if (char === '{' && !quoted) {
      const end = pattern.indexOf('}', i);
      if (end < 0) throw createException('System.StringException', 'Unmatched braces in the pattern.');
      result += place(pattern.slice(i + 1, end), values);
      i = end;
    } else result += char;
  }
  return result;
}

function place(content: string, values: readonly unknown[]): string {
  if (!/^\s*\d+\s*$/.test(content))
    throw createException('System.StringException', `can't parse argument number: ${content}`);
  const index = Number(content);
  return index < values.length ? stringify(values[index]) : `{${index}}`;
}
