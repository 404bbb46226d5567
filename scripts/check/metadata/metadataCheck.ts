import type { Check } from '../check.ts';
import { findFiles, readProjectFile } from '../project.ts';
import { requireJava } from '../apex/java.ts';
import { compareFaults, countFaults, readSeededFaults, requireSeededFaults } from '../self-test/seededFaults.ts';
import { checkMetadata } from './checkMetadata.ts';
import { apiVersion } from './sourceRules.ts';

const faultFolder = 'test/checks/metadata-faults';
const fewestFaults = 30;

/** Metadata files against the Metadata API's types and against each other, and seeded faults that must all be found. */
export const metadataCheck: Check = {
  name: 'metadata',
  what: 'metadata against the Metadata API and its own cross references, and a self-test with seeded faults',
  async run() {
    await requireJava();
    const project = await checkMetadata(['force-app', 'config', 'test/apex']);
    const faulty = await checkMetadata([faultFolder]);
    const seeded = findFiles(`${faultFolder}/**/*`).flatMap((file) => readSeededFaults(file, readProjectFile(file)));
    const findings = [
      ...project.findings,
      ...checkProjectFile(readProjectFile('sfdx-project.json')),
      ...compareFaults(seeded, faulty.findings),
      ...requireSeededFaults(seeded, faultFolder, fewestFaults),
    ];
    return { files: project.files, note: countFaults(seeded), findings };
  },
};

function checkProjectFile(
  text: string,
): { file: string; line: number; column: number; message: string; remedy: string }[] {
  const { sourceApiVersion } = JSON.parse(text) as { sourceApiVersion?: string };
  return sourceApiVersion === apiVersion
    ? []
    : [
        {
          file: 'sfdx-project.json',
          line: 1,
          column: 1,
          message: `API version ${sourceApiVersion ?? 'is missing'}`,
          remedy: `Use ${apiVersion} everywhere.`,
        },
      ];
}
