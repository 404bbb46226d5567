import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  compareFaults,
  countFaults,
  readSeededFaults,
  requireSeededFaults,
} from '../../../scripts/check/self-test/seededFaults.ts';

const error = { file: 'A.cls', line: 2, column: 5, message: 'Illegal assignment from String to Integer' };

test('a comment behind code speaks of its line, one on its own of the next', () => {
  const faults = readSeededFaults(
    'A.cls',
    'int x; // fault: Illegal\n  // fault: Missing\n  int y;\n<b/> <!-- fault: unknown -->',
  );

  assert.deepEqual(
    faults.map(({ line, message }) => [line, message]),
    [
      [1, 'Illegal'],
      [3, 'Missing'],
      [4, 'unknown'],
    ],
  );
});

test('a plus stands between several faults of a line', () => {
  assert.equal(readSeededFaults('A.cls', 'x; // fault: One + Two').length, 2);
});

test('a known miss carries its reason and expects nothing', () => {
  const faults = readSeededFaults('A.cls', 'x; // missed: legal Apex');

  assert.equal(faults[0]?.missedBecause, 'legal Apex');
  assert.deepEqual(compareFaults(faults, []), []);
  assert.equal(countFaults(faults), 'self-test with 0 seeded faults and 1 known misses');
});

test('a seeded fault that is reported is no finding', () => {
  assert.deepEqual(compareFaults(readSeededFaults('A.cls', '\nx; // fault: illegal ASSIGNMENT'), [error]), []);
});

test('a seeded fault that is not reported is a finding', () => {
  const [finding] = compareFaults(readSeededFaults('A.cls', '\nx; // fault: Illegal assignment'), []);

  assert.match(finding?.message ?? '', /not reported: Illegal assignment/);
});

test('another message at the line of a fault does not count', () => {
  const [finding] = compareFaults(readSeededFaults('A.cls', '\nx; // fault: Unreachable'), [error]);

  assert.match(finding?.message ?? '', /not reported: Unreachable/);
});

test('an error where none was seeded is a finding', () => {
  const [finding] = compareFaults([], [error]);

  assert.match(finding?.message ?? '', /no fault was seeded/);
  assert.equal(finding?.line, 2);
});

test('a known miss that is found after all is a finding, its reason is out of date', () => {
  assert.equal(compareFaults(readSeededFaults('A.cls', '\nx; // missed: legal'), [error]).length, 1);
});

test('a folder of faults that shrank is a finding', () => {
  assert.equal(requireSeededFaults(readSeededFaults('A.cls', 'x; // fault: a'), 'faults', 2).length, 1);
  assert.equal(requireSeededFaults(readSeededFaults('A.cls', 'x; // fault: a'), 'faults', 1).length, 0);
});
