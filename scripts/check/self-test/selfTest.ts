import type { ApexError } from '../apex/compileApex.ts';
import type { Finding } from '../check.ts';
import { findFiles, readProjectFile } from '../project.ts';
import { compareFaults, countFaults, readSeededFaults, requireSeededFaults, type SeededFault } from './seededFaults.ts';

/** What a folder of seeded faults tells about a check. */
export interface SelfTest {
  readonly seeded: readonly SeededFault[];
  /** For the line of the check. */
  readonly note: string;
  /** Faults of the check itself. */
  readonly findings: readonly Finding[];
}

/** Holds what a check reported in its folder of seeded faults against what was seeded there; fewer than `fewest` are a fault too. */
export function selfTest(folder: string, fewest: number, reported: readonly ApexError[]): SelfTest {
  const seeded = findFiles(`${folder}/**/*`).flatMap((file) => readSeededFaults(file, readProjectFile(file)));
  return {
    seeded,
    note: countFaults(seeded),
    findings: [...compareFaults(seeded, reported), ...requireSeededFaults(seeded, folder, fewest)],
  };
}
