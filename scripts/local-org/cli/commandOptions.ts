/** What the commands read from the command line. */
export interface CommandOptions {
  readonly sources: readonly string[];
  readonly files: readonly string[];
  readonly tests: string | undefined;
  readonly json: string | undefined;
  readonly junit: string | undefined;
  readonly database: string | undefined;
  /** Zone of the org and its users. */
  readonly timeZone: string | undefined;
  readonly verbose: boolean;
}
