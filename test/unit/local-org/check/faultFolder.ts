import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSeededFaults, type SeededFault } from '../../../../scripts/check/self-test/seededFaults.ts';
import { findSources } from '../../../../scripts/local-org/runtime/sourceFiles.ts';

const source = fileURLToPath(new URL('../../../checks/apex-faults', import.meta.url));

/**
 * The folder of seeded faults, in a copy whose metadata an org would take: the compiler that it was made for reads no lengths
 * and no name fields.
 */
export function copyFaultFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'local-org-faults-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  cpSync(source, folder, { recursive: true });
  const complete = (pattern: string, change: (text: string) => string): void => {
    for (const name of globSync(pattern, { cwd: folder }))
      writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));
  };
  complete('objects/*/fields/*', (text) =>
    text
      .replace('<type>Text</type>', '<type>Text</type><length>80</length>')
      .replace('<type>Number</type>', '<type>Number</type><precision>18</precision><scale>2</scale>')
      .replace('<type>Checkbox</type>', '<type>Checkbox</type><defaultValue>false</defaultValue>'),
  );
  complete('objects/*__c/*.object-meta.xml', (text) =>
    text.replace(
      '</CustomObject>',
      '<nameField><label>Name</label><type>Text</type></nameField><sharingModel>ReadWrite</sharingModel></CustomObject>',
    ),
  );
  return folder;
}

/** Faults of the Apex files, with the paths of the copy. */
export function seededFaults(folder: string): SeededFault[] {
  return findSources([folder]).flatMap((file) => readSeededFaults(file, readFileSync(file, 'utf8')));
}
