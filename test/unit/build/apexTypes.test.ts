import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { apexTypes, isApexTypesStale } from '../../../scripts/build/apexTypes.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

test('shouldFindTheCommittedTypesUpToDate', () => {
  assert.equal(isApexTypesStale(root), false, 'run: node scripts/build/apexTypes.ts');
});

test('shouldDeclareWhatIsAuraEnabledAndNothingElse', () => {
  const folder = mkdtempSync(join(tmpdir(), 'apex-types-'));
  try {
    writeFileSync(
      join(folder, 'Sample.cls'),
      `public with sharing class Sample {
        public class Row {
          @AuraEnabled public Id id { get; set; }
          @AuraEnabled public String name;
          @AuraEnabled public List<Row> children { get; set; }
          @AuraEnabled public Map<String, Decimal> sums { get; set; }
          public String secret { get; set; }
        }
        @AuraEnabled(cacheable=true) public static Row load(Id recordId, Datetime since) { return null; }
        @AuraEnabled public static void act() { }
        public static void hidden() { }
      }`,
    );

    const text = apexTypes(folder);

    assert.match(
      text,
      /interface Row \{\n {4}id: string;\n {4}name\?: string;\n {4}children: Sample\.Row\[\];\n {4}sums\?: Record<string, number>;\n {2}\}/,
    );
    assert.match(
      text,
      /load\(parameters: \{\s+recordId: string \| null \| undefined;\s+since: string \| null \| undefined;?\s+\}\): Promise<Sample\.Row>/,
    );
    assert.match(text, /act\(\): Promise<void>/);
    assert.doesNotMatch(text, /secret|hidden/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
