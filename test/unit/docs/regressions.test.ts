import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const page = readFileSync(join(root, 'docs', 'regressions.md'), 'utf8');

interface Row {
  readonly id: string;
  readonly file: string;
  readonly test: string;
  readonly seen: string;
}

const rows: Row[] = [...page.matchAll(/^\| ((?:finding )?[A-Z]\d+) +\|.*\| `([^`]+)`: `([^`]+)` +\| (.*?) +\|$/gm)].map(
  ([, id = '', file = '', name = '', seen = '']) => ({ id, file, test: name, seen }),
);

const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);

const IDS = [
  ...numbered('B', 26),
  ...numbered('P', 7),
  ...numbered('finding A', 5),
  ...numbered('finding B', 7),
  ...numbered('finding C', 5),
  ...numbered('finding D', 9),
  ...numbered('finding E', 8),
  ...numbered('finding F', 7),
];

/** The lines of comments and annotations right above the test; undefined where the file has no such test. */
function above(text: string, name: string): string | undefined {
  const lines = text.split('\n');
  const declares = new RegExp(`(?:['"\`]${name}['"\`],)|(?:static void ${name}\\()`);
  let at = lines.findIndex((line) => declares.test(line));
  if (at < 0) return undefined;
  // The formatter puts a long name below `test(`.
  if (/^\s*['"`]/.test(lines[at] ?? '')) at--;
  let first = at;
  while (first > 0 && /^\s*(?:\/\/|@IsTest)/.test(lines[first - 1] ?? '')) first--;
  return lines.slice(first, at).join('\n');
}

/** Whether the name of the test says what it keeps away: `regressionB7...`, or `regressionFindingsB7...` of the second list. */
function isNamed({ id, test: name }: Row): boolean {
  const label = id.replace('finding ', '');
  const prefix = id === label ? 'regression' : label.startsWith('B') ? 'regressionFindings.*' : 'regression.*';
  return new RegExp(`^${prefix}${label}(?!\\d)`).test(name);
}

test('shouldHaveALineForEveryBugAndNoOther', () => {
  const lines = page.split('\n').filter((line) => /^\| (?:finding )?[A-Z]\d+ /.test(line));
  assert.equal(rows.length, lines.length, 'each line can be read');
  assert.deepEqual([...new Set(rows.map(({ id }) => id))], IDS, 'every id, in order');
});

test('shouldNameTestsThatExistAndThatNameTheirBug', () => {
  const wrong: string[] = [];
  for (const row of rows) {
    const file = join(root, row.file);
    const comments = existsSync(file) ? above(readFileSync(file, 'utf8'), row.test) : undefined;
    if (comments === undefined) wrong.push(`${row.id}: ${row.file} has no test ${row.test}`);
    else if (!isNamed(row) && !new RegExp(`// regression: (?:.*, )?${row.id}(?:,|$)`, 'm').test(comments))
      wrong.push(
        `${row.id}: neither the name of ${row.test} nor a comment "// regression: ${row.id}" above it says so`,
      );
  }
  assert.deepEqual(wrong, []);
});

test('shouldSayHowEachWasSeenRed', () => {
  const unsaid = rows.filter(({ seen }) => !/^(?:old code|fix taken back|not shown: .{10,})/.test(seen));
  assert.deepEqual(unsaid, []);
});
