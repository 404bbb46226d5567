import type { Check } from '../check.ts';
import { readProjectFile } from '../project.ts';
import { requireJava } from '../apex/java.ts';
import { selfTest } from '../self-test/selfTest.ts';
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
    const { note, findings } = selfTest(faultFolder, fewestFaults, faulty.findings);
    return {
      files: project.files,
      note,
      findings: [...project.findings, ...checkProjectFile(readProjectFile('sfdx-project.json')), ...findings],
    };
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
