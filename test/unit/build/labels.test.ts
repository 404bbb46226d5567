import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const packageFolder = fileURLToPath(new URL('../../../force-app/main', import.meta.url));
const console = join(packageFolder, 'console');
const components = join(console, 'lwc');

const sources = readdirSync(components, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|html)$/.test(file) && !file.includes('__tests__'))
  .map((file) => ({ file, text: readFileSync(join(components, file), 'utf8') }));
// The console's labels, and those that flows bring.
const declared = readdirSync(packageFolder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.labels-meta.xml'))
  .flatMap((file) => [...readFileSync(join(packageFolder, file), 'utf8').matchAll(/<fullName>(\w+)<\/fullName>/g)])
  .map(([, name]) => name ?? '');

test('shouldUseEveryLabelAndDeclareEveryUsedOne', () => {
  const classes = readdirSync(packageFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.cls'))
    .map((file) => readFileSync(join(packageFolder, file), 'utf8'));
  const used = new Set(
    [...sources.map(({ text }) => text), ...classes].flatMap((text) =>
      [...text.matchAll(/(?:@salesforce\/label\/c|System\.Label)\.(\w+)/g)].map(([, name]) => name ?? ''),
    ),
  );

  assert.deepEqual([...used].sort(), [...declared].sort());
});

test('shouldShowEveryTextThatAComponentImports', () => {
  const unused = sources
    .filter(({ file }) => file.endsWith('labels.ts'))
    .flatMap(({ file, text }) => {
      const bundle = file.replace(/labels\.ts$/, '');
      const others = sources.filter((other) => other.file.startsWith(bundle) && other.file !== file);
      return [...text.matchAll(/^import (\w+) from/gm)]
        .map(([, name]) => name ?? '')
        .filter((name) => !others.some((other) => new RegExp(`\\blabels\\.${name}\\b`).test(other.text)))
        .map((name) => `${file}: ${name}`);
    });

  assert.deepEqual(unused, []);
});

test('shouldKeepComponentsSmallAndFreeOfMarkupFromText', () => {
  for (const { file, text } of sources) {
    assert.doesNotMatch(text, /innerHTML|lwc:dom|lwc:inner-html|: any\b|as any\b/, file);
    if (/^(\w+)[\\/]\1\.ts$/.test(file))
      assert.ok(text.trimEnd().split('\n').length <= 200, `${file} has more than 200 lines`);
  }
});
