import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { emitLwc } from '../../../scripts/build/emitLwc.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

test('shouldEmitWhatAnOrgCanDeploy', () => {
  const files = emitLwc(root);

  const home = files.find((file) => file.endsWith('impartnerHome.js'));
  assert.ok(home !== undefined && existsSync(home), 'beside its source');
  const reviews = readFileSync(files.find((file) => file.endsWith('impartnerReviews.js')) ?? '', 'utf8');
  assert.match(reviews, /@wire\(CurrentPageReference\)/, 'decorators are left to the compiler of the platform');
  assert.doesNotMatch(reviews, /: string|private |import type/, 'types are gone');
});
