import type { Check } from '../check.ts';
import { compileApex } from './compileApex.ts';
import { requireJava } from './java.ts';
import { selfTest } from '../self-test/selfTest.ts';

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
    const { note, findings } = selfTest(faultFolder, fewestFaults, faulty.errors);
    const errors = project.errors.map((error) => ({ ...error, remedy: 'An org would refuse this; correct it.' }));
    return { files: project.files, note, findings: [...errors, ...findings] };
  },
};
