import { sourceFolders } from '../runtime/sourceFiles.ts';

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
  readonly namespace: string | undefined;
  readonly subscribers: readonly string[];
}

/** The sources that the commands name, as `createOrg` takes them. */
export function sourcesOf(options: CommandOptions): {
  readonly sourceDirs: readonly string[];
  readonly namespace?: string;
  readonly subscriberDirs?: readonly string[];
} {
  return {
    sourceDirs: options.sources.flatMap(sourceFolders),
    ...(options.namespace === undefined ? {} : { namespace: options.namespace }),
    subscriberDirs: options.subscribers.flatMap(sourceFolders),
  };
}
