interface Token {
  readonly text: string;
  readonly start: number;
}

const tokenPattern = /'(?:[^'\\]|\\.)*'|[A-Za-z_][\w.]*|[()]|[^\s'()A-Za-z_]+/g;
const isWord = (token: Token | undefined, ...words: string[]): boolean =>
  token !== undefined && words.includes(token.text.toUpperCase());

/**
 * Puts parentheses around `NOT condition` where it stands bare beside AND or OR. Salesforce takes that, the grammar wants
 * the parentheses; the meaning is the same, because NOT binds tighter than AND and OR.
 */
export function parenthesiseNot(text: string): string {
  if (!/\bNOT\b/i.test(text)) return text;
  const tokens: Token[] = [...text.matchAll(tokenPattern)].map((m) => ({ text: m[0], start: m.index }));
  const insertions: { at: number; text: string }[] = [];
  tokens.forEach((token, i) => {
    if (!isWord(token, 'NOT') || isWord(tokens[i + 1], 'IN')) return;
    const end = endOfCondition(tokens, i + 1);
    const last = tokens[end];
    const isWrapped = tokens[i - 1]?.text === '(' && tokens[end + 1]?.text === ')';
    if (!last || isWrapped) return;
    insertions.push({ at: token.start, text: '(' }, { at: last.start + last.text.length, text: ')' });
  });
  return insertions
    .sort((a, b) => b.at - a.at)
    .reduce((result, { at, text: inserted }) => result.slice(0, at) + inserted + result.slice(at), text);
}

/** Index of the last token of the condition that begins at `start`. */
function endOfCondition(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let i = start; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.text === '(') depth++;
    else if (token.text === ')') {
      if (depth === 0) return i - 1;
      depth--;
      // A parenthesis right after NOT is the whole condition.
      if (depth === 0 && tokens[start]?.text === '(') return i;
    } else if (
      depth === 0 &&
      i > start &&
      isWord(token, 'AND', 'OR', 'WITH', 'GROUP', 'ORDER', 'LIMIT', 'OFFSET', 'FOR', 'ALL', 'HAVING', 'UPDATE')
    )
      return i - 1;
  }
  return tokens.length - 1;
}
