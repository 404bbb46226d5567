/** What the commands read from the command line. */
export interface CommandOptions {
  readonly sources: readonly string[];
  readonly files: readonly string[];
  readonly tests: string | undefined;
  readonly json: string | undefined;
  readonly junit: string | undefined;
  readonly database: string | undefined;
  readonly verbose: boolean;
}
