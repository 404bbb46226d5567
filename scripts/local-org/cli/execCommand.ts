import { readFileSync } from 'node:fs';
import { compileAnonymous } from '../runtime/anonymous.ts';
import { createOrg } from '../runtime/createOrg.ts';
import { sourcesOf, type CommandOptions } from './commandOptions.ts';
import { printCompileErrors } from './printTests.ts';
import { describeFailure } from './testRun.ts';

/** Runs a file of anonymous Apex; 1 where it does not compile or throws. */
export function execCommand(options: CommandOptions): number {
  const [file] = options.files;
  if (file === undefined) {
    process.stderr.write('exec needs a file of anonymous Apex, or - for standard input\n');
    return 2;
  }
  const text = readFileSync(file === '-' ? 0 : file, 'utf8');
  const org = createOrg({
    ...sourcesOf(options),
    ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
    ...(options.database === undefined ? {} : { databasePath: options.database }),
    debug: (level, line, message) => process.stdout.write(`${level} [${line}] ${message}\n`),
  });
  try {
    const block = compileAnonymous(org.code, text);
    if (!block.run) {
      printCompileErrors(block.errors);
      return 1;
    }
    const { run } = block;
    org.runTransaction('anonymous', 'AnonymousBlock', run);
    // Jobs that the block started run as they would after its commit.
    org.async.runDue();
    return 0;
  } catch (thrown) {
    const failure = describeFailure(thrown, file, 1);
    process.stderr.write(`${failure.message}\n${failure.stack}\n`);
    return 1;
  } finally {
    org.close();
  }
}
