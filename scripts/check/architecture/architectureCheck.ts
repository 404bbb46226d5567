import type { Check, Finding } from '../check.ts';
import { findFiles, readProjectFile } from '../project.ts';
import { selfTest } from '../self-test/selfTest.ts';
import { checkConduct } from './apexRules.ts';
import { checkClass } from './classRules.ts';
import { checkFlowNames, readFlowNames } from './flowNames.ts';
import { checkImportCircles } from './importCircles.ts';
import { readApexFacts } from './readApexFacts.ts';
import { checkSchemaNames } from './schemaRules.ts';
import { checkTests } from './testRules.ts';
import { checkTrigger } from './triggerRules.ts';
import { checkTypescript } from './typescriptRules.ts';

const faultFolder = 'test/checks/architecture-faults';
const fewestFaults = 75;

/** The rules of docs and design that no compiler knows, and seeded faults that must all be found. */
export const architectureCheck: Check = {
  name: 'architecture',
  what: 'who may write, query, call out and name whom, objects and fields of flows too; test, trigger and size rules; no import circles; and a self-test with seeded faults',
  run() {
    const apex = findFiles('force-app/**/*.{cls,trigger}');
    const typescript = findFiles('{scripts,test}/**/*.ts').filter((file) => !file.startsWith(faultFolder));
    const faultFiles = findFiles(`${faultFolder}/**/*`);
    const faults = [
      ...apexFindings(faultFiles.filter((file) => /\.(cls|trigger)$/.test(file))),
      ...typescriptFindings(
        faultFiles.filter((file) => file.endsWith('.ts')),
        [],
      ),
      ...flowNameFindings(faultFiles),
    ];
    const { note, findings: blindSpots } = selfTest(faultFolder, fewestFaults, faults);
    const findings = [
      ...apexFindings(apex),
      ...typescriptFindings(typescript),
      ...flowNameFindings(findFiles('force-app/**/*')),
      ...blindSpots,
    ];
    const files = apex.length === 0 || typescript.length === 0 ? 0 : apex.length + typescript.length;
    return Promise.resolve({ files, note, findings });
  },
};

function apexFindings(files: readonly string[]): Finding[] {
  const all = files.map((file) => readApexFacts(file, readProjectFile(file)));
  const fileByClass = new Map(all.map(({ name, file }) => [name.toLowerCase(), file]));
  return all.flatMap((apex) => [
    ...checkConduct(apex),
    ...checkSchemaNames(apex),
    ...checkClass(apex, fileByClass),
    ...checkTests(apex),
    ...checkTrigger(apex.file, apex.source),
  ]);
}

/** Apex and the components of pages; permission sets, layouts and the tests of components may name what they like. */
function flowNameFindings(files: readonly string[]): Finding[] {
  const names = readFlowNames(files);
  return files
    .filter((file) => /\.(cls|trigger)$|\/lwc\/.*\.(ts|html)$/.test(file) && !file.includes('/__tests__/'))
    .flatMap((file) => checkFlowNames(file, readProjectFile(file), names));
}

function typescriptFindings(files: readonly string[], recursiveGroups?: readonly (readonly string[])[]): Finding[] {
  const sourceByFile = new Map(files.map((file) => [file, readProjectFile(file)]));
  return [
    ...[...sourceByFile].flatMap(([file, source]) => checkTypescript(file, source)),
    ...checkImportCircles(sourceByFile, recursiveGroups),
  ];
}
