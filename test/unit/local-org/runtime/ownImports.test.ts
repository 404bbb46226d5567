import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../scripts/local-org', import.meta.url));

test('shouldImportItsOwnFilesInTheOpen', () => {
  // A file that is required by a name made at run time is an arrow that no check of import circles sees.
  const hidden = globSync('**/*.ts', { cwd: root }).filter((file) =>
    /\brequire\w*\(\s*['"`]\.|new URL\(\s*['"`]\.[^'"`]*\.ts['"`]|\bimport\(\s*[^'"`\s$]/.test(
      readFileSync(join(root, file), 'utf8').replace(/new Worker\([^)]*\)/g, ''),
    ),
  );
  assert.deepEqual(hidden, []);
});
