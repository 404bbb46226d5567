import type { Check } from '../check.ts';
import { findFiles, readProjectFile } from '../project.ts';
import { compileApex } from './compileApex.ts';
import { requireJava } from './java.ts';
import { compareFaults, countFaults, readSeededFaults, requireSeededFaults } from '../self-test/seededFaults.ts';

const faultFolder = 'test/checks/apex-faults';
const fewestFaults = 60;

/** Compiles the package and its unpackaged tests, and a folder of seeded faults that must all be found. */
export const apexCompileCheck: Check = {
  name: 'apex-compile',
  what: "Apex, by Salesforce's own compiler, and a self-test with seeded faults",
  async run() {
    await requireJava();
    const project = await compileApex(['force-app', 'test/apex']);
    const faulty = await compileApex([faultFolder]);
    const seeded = findFiles(`${faultFolder}/**/*.{cls,trigger}`).flatMap((file) =>
      readSeededFaults(file, readProjectFile(file)),
    );
    const findings = [
      ...project.errors.map((error) => ({ ...error, remedy: 'An org would refuse this; correct it.' })),
      ...compareFaults(seeded, faulty.errors),
      ...requireSeededFaults(seeded, faultFolder, fewestFaults),
    ];
    return {
      files: project.files,
      note: countFaults(seeded),
      findings,
    };
  },
};
