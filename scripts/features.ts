import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as prettier from 'prettier';
import { featureRows, type FeatureRow } from './features/featureRows.ts';
import { featureStates, type FeatureState } from './features/featureStates.ts';
import { testResults } from './features/testResults.ts';
import { TEST_FILES, taggedTests } from './features/testTags.ts';

const USAGE = `Which features the tests prove: from the tags of the tests and the results of the last \`npm test\`. Writes docs/features.md.

  npm run features [-- --json]      --json prints an array of {id, state, tests, title}`;

const root = fileURLToPath(new URL('..', import.meta.url));
function page(rows: readonly FeatureRow[], states: readonly FeatureState[]): string {
  const count = (state: string): number => states.filter((each) => each.state === state).length;
  const lines = [
    '# Features, and which of them the tests prove',
    '',
    'Written by `npm run features` from the tags of the tests and the results of the last `npm test`; not edited by hand. A row is',
    '`proven` when a test shows the whole of what stands under "done when" and every test of the row passed, `part` when tests show a part of',
    'it or not all of them passed, and `none` without a passed test.',
    '',
    `${count('proven')} proven, ${count('part')} in part, ${count('none')} not yet, of ${states.length}.`,
  ];
  let area = '';
  for (const [index, row] of rows.entries()) {
    if (row.area !== area) {
      area = row.area;
      lines.push(
        '',
        `## ${area}`,
        '',
        '| row | feature | state | done when | tests |',
        '| --- | --- | --- | --- | --- |',
      );
    }
    const state = states[index];
    const tests = (state?.tests ?? []).map(({ name, result }) => `${name}${result === 'passed' ? '' : ` (${result})`}`);
    lines.push(`| ${row.id} | ${row.title} | ${state?.state ?? ''} | ${row.doneWhen} | ${tests.join('<br>')} |`);
  }
  return `${lines.join('\n')}\n`;
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
});
if (values.help) {
  console.log(USAGE);
} else {
  const rows = featureRows();
  const files = TEST_FILES.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
  const tagged = files.flatMap((file) => taggedTests(file, readFileSync(join(root, file), 'utf8')));
  const states = featureStates(rows, tagged, testResults(join(root, '.local', 'test')));
  const target = join(root, 'docs', 'features.md');
  const options = await prettier.resolveConfig(target);
  writeFileSync(target, await prettier.format(page(rows, states), { ...options, parser: 'markdown' }));
  if (values.json) console.log(JSON.stringify(states));
  else
    for (const { id, state, tests, title } of states)
      console.log(`${id.padEnd(4)} ${state.padEnd(7)} ${String(tests.length).padStart(3)} tests  ${title}`);
}
