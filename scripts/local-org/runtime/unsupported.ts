/**
 * Something that Salesforce has and the local org does not. It passes every Apex `catch`, ends the transaction, and the
 * test runner counts it apart from failures, under `missing`, so that nothing unimplemented can look like a result.
 */
export class UnsupportedError extends Error {
  /** What is missing, as a user would name it: `String.getLevenshteinDistance(String)`, `SOQL: GROUP BY CUBE`. */
  readonly missing: string;

  constructor(missing: string, hint?: string) {
    super(`Not implemented in the local org: ${missing}${hint ? ` (${hint})` : ''}`);
    this.name = 'UnsupportedError';
    this.missing = missing;
  }
}
