import { wholeFile, type Finding } from '../check.ts';
import type { ApexError } from '../apex/compileApex.ts';

/** A fault written into a test file on purpose, announced by a comment at its line. */
export interface SeededFault {
  readonly file: string;
  readonly line: number;
  /** Part of the message that the compiler must give. */
  readonly message: string;
  /** Why the compiler is known to say nothing; undefined for a fault that it must find. */
  readonly missedBecause?: string;
}

/**
 * Reads the comments `fault: <part of the message>` and `missed: <reason>` of Apex and XML. A comment on a line of its own speaks of the
 * line below; ` + ` stands between several faults of one line.
 */
export function readSeededFaults(file: string, text: string): SeededFault[] {
  return text.split('\n').flatMap((content, index) => {
    const [, before = '', kind, rest = ''] = /^(.*?)(?:\/\/|<!--) (fault|missed): (.+?)(?: -->)?$/.exec(content) ?? [];
    if (kind === undefined) return [];
    const line = index + (before.trim() === '' ? 2 : 1);
    if (kind === 'missed') return [{ file, line, message: '', missedBecause: rest.trim() }];
    return rest.split(' + ').map((message) => ({ file, line, message: message.trim() }));
  });
}

/**
 * Holds what the compiler reported against what was seeded. Three things are faults of the checker: a seeded fault that was
 * missed, an error where none was seeded, and a known miss that is now found (its reason is out of date).
 */
export function compareFaults(seeded: readonly SeededFault[], errors: readonly ApexError[]): Finding[] {
  const isAt = (fault: SeededFault, error: ApexError): boolean =>
    fault.file === error.file && fault.line === error.line;
  const includes = (error: ApexError, part: string): boolean =>
    error.message.toLowerCase().includes(part.toLowerCase());
  const missed = seeded
    .filter(
      (fault) =>
        fault.missedBecause === undefined &&
        !errors.some((error) => isAt(fault, error) && includes(error, fault.message)),
    )
    .map(({ file, line, message }) => ({
      file,
      line,
      column: 1,
      message: `seeded fault not reported: ${message}`,
      remedy: 'The checker is blind here: repair the checker, not the fault.',
    }));
  const unexpected = errors
    .filter((error) => !seeded.some((fault) => fault.missedBecause === undefined && isAt(fault, error)))
    .map((error) => ({
      ...error,
      message: `reported where no fault was seeded: ${error.message}`,
      remedy: 'A false error hides true ones: repair what the checker knows of the platform.',
    }));
  return [...missed, ...unexpected];
}

/** Fails if the folder of seeded faults has shrunk, e.g. because it was not found. */
export function requireSeededFaults(seeded: readonly SeededFault[], folder: string, fewest: number): Finding[] {
  const found = seeded.filter(({ missedBecause }) => missedBecause === undefined).length;
  return found >= fewest
    ? []
    : [wholeFile(folder, `only ${found} seeded faults, ${fewest} are asked for`, 'Put the missing ones back.')];
}

/** `61 seeded faults and 3 known misses`, for the line of a check. */
export function countFaults(seeded: readonly SeededFault[]): string {
  const missed = seeded.filter(({ missedBecause }) => missedBecause !== undefined).length;
  return `self-test with ${seeded.length - missed} seeded faults${missed > 0 ? ` and ${missed} known misses` : ''}`;
}
