/** One fault, where it is, and what to do about it. */
export interface Finding {
  /** Path from the project root. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly remedy: string;
}

/** What a check looked at and what it found. A check that looked at nothing has failed. */
export interface CheckResult {
  readonly files: number;
  /** What the number does not say, e.g. `61 seeded faults found`. */
  readonly note?: string;
  readonly findings: readonly Finding[];
}

/** A static check of the project. */
export interface Check {
  readonly name: string;
  /** One clause for the list of checks. */
  readonly what: string;
  run(): Promise<CheckResult>;
}

/** A finding about a whole file, or about the check itself. */
export function wholeFile(file: string, message: string, remedy: string): Finding {
  return { file, line: 1, column: 1, message, remedy };
}
