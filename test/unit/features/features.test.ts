import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { featureRows } from '../../../scripts/features/featureRows.ts';
import { featureStates } from '../../../scripts/features/featureStates.ts';
import { TEST_FILES, taggedTests } from '../../../scripts/features/testTags.ts';

// Put together, so that this file holds no tag of its own.
const tag = (text: string): string => `// ${'proves'} ${text}`;
const ROWS = ['D7', 'D8', 'N2'].map((id) => ({ id, area: 'x', title: `title of ${id}`, doneWhen: 'y' }));

test('shouldFindTagsAboveTestsOfBothLanguages', () => {
  const found = [
    ...taggedTests('a.test.ts', `${tag('D7, D8')}\ntest('one', () => {});\ntest('untagged', () => {});`),
    ...taggedTests('B_Tests.cls', `  ${tag('part of N2')}\n  @IsTest\n  static void shouldTwo() {\n  }`),
  ];
  assert.deepEqual(found, [
    { file: 'a.test.ts', name: 'one', proves: ['D7', 'D8'], provesPartOf: [] },
    { file: 'B_Tests.cls', name: 'shouldTwo', proves: [], provesPartOf: ['N2'] },
  ]);
});

test('shouldRefuseATagThatStandsAboveNoTest', () => {
  assert.throws(
    () => taggedTests('a.ts', `${tag('D7')}\nconst x = 1;`),
    /a\.ts:2: a tag stands above something that is no test/,
  );
  assert.throws(() => taggedTests('a.ts', tag('D7')), /at the end of the file/);
});

test('shouldCallAFeatureProvenOnlyWhenAllOfItsTestsHavePassed', () => {
  const tests = [
    { file: 'a', name: 'whole', proves: ['D7'], provesPartOf: [] },
    { file: 'a', name: 'half', proves: [], provesPartOf: ['D7', 'D8'] },
  ];
  const state = (results: readonly [string, boolean][], id: string): string | undefined =>
    featureStates(ROWS, tests, new Map(results)).find((each) => each.id === id)?.state;

  assert.equal(
    state(
      [
        ['whole', true],
        ['half', true],
      ],
      'D7',
    ),
    'proven',
    'all passed',
  );
  assert.equal(
    state(
      [
        ['whole', true],
        ['half', false],
      ],
      'D7',
    ),
    'part',
    'one failed',
  );
  assert.equal(state([['whole', true]], 'D7'), 'part', 'one was not run');
  assert.equal(state([['half', true]], 'D8'), 'part', 'only a part is shown');
  assert.equal(state([], 'D8'), 'none', 'nothing was run');
  assert.equal(state([['whole', true]], 'N2'), 'none', 'no test');
});

test('shouldRefuseATagOfAFeatureThatDoesNotExist', () => {
  const tests = [{ file: 'a', name: 'b', proves: ['Z9'], provesPartOf: [] }];
  assert.throws(() => featureStates(ROWS, tests, new Map()), /a: b says that it proves Z9/);
});

test('shouldKnowAllFeaturesOfTheProduct', () => {
  const rows = featureRows();
  assert.equal(rows.length, 110, 'all rows');
  assert.equal(new Set(rows.map((row) => row.id)).size, 110, 'each of them once');
});

test('shouldFindATestBelowEachTagOfThisProject', () => {
  const files = TEST_FILES.flatMap((pattern) => globSync(pattern));
  const tagged = files.flatMap((file) => taggedTests(file, readFileSync(file, 'utf8')));

  assert.ok(tagged.length > 50, `${tagged.length} tests are tagged`);
});
