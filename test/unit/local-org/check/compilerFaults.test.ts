import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { compileApex } from '../../../../scripts/check/apex/compileApex.ts';
import { requireJava } from '../../../../scripts/check/apex/java.ts';
import { createOrg } from '../../../../scripts/local-org/runtime/createOrg.ts';
import { copyFaultFolder, seededFaults } from './faultFolder.ts';

const probes = fileURLToPath(new URL('probes', import.meta.url));

/** Lines (`Probe.cls:12`) at which the local org refuses the classes of a folder. */
function refusedHere(folder: string): Set<string> {
  const org = createOrg({ sourceDirs: [folder] });
  const lines = org.compileErrors.map((e) => `${relative(folder, e.file)}:${e.line}`);
  org.close();
  return new Set(lines);
}

/** Lines at which Salesforce's own compiler refuses them; what it says of no line is about a class as a whole. */
async function refusedBySalesforce(folder: string): Promise<Set<string>> {
  await requireJava();
  const { errors } = await compileApex([folder]);
  return new Set(errors.filter((e) => e.line > 0).map((e) => `${relative(folder, e.file)}:${e.line}`));
}

// regression: finding C5
test('shouldFindTheSeededFaultsThatSalesforcesCompilerFinds', () => {
  const folder = copyFaultFolder();
  const seeded = seededFaults(folder).filter(({ missedBecause }) => missedBecause === undefined);
  const places = new Set(seeded.map(({ file, line }) => `${relative(folder, file)}:${line}`));
  const found = refusedHere(folder);
  assert.deepEqual(
    [...places].filter((place) => !found.has(place)),
    // The file is refused for its missing brace; what follows from it is not said a second time.
    ['syntax/FaultBrace.cls:2'],
    'missed',
  );
  assert.deepEqual(
    [...found].filter((place) => !places.has(place)),
    [],
    'refused where nothing is wrong',
  );
});

test('shouldAgreeWithSalesforcesCompilerLineByLine', async () => {
  // One probe a line, legal ones among them: the compiler of Salesforce itself says here and now which are which.
  const folder = mkdtempSync(join(tmpdir(), 'local-org-probes-'));
  try {
    for (const name of ['Base', 'Flow', 'Members', 'Heads', 'Expressions', 'Assignments'])
      writeFileSync(join(folder, `Probe${name}.cls`), readFileSync(join(probes, `Probe${name}.cls.txt`), 'utf8'));
    const verdict = await refusedBySalesforce(folder);
    const found = refusedHere(folder);
    assert.ok(verdict.size > 150, `only ${verdict.size} refused probes`);
    assert.deepEqual(
      [...verdict].filter((place) => !found.has(place)),
      [],
      'accepted here, refused by Salesforce',
    );
    assert.deepEqual(
      [...found].filter((place) => !verdict.has(place)),
      [],
      'refused here, accepted by Salesforce',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
