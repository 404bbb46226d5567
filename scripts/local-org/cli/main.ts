import { parseArgs } from 'node:util';
import { checkCommand } from './checkCommand.ts';
import type { CommandOptions } from './commandOptions.ts';
import { execCommand } from './execCommand.ts';
import { testCommand } from './testCommand.ts';

const help = `Runs Apex on this machine, without a Salesforce org.

  npm run local-org -- test [--source DIR]... [--tests GLOB] [--json FILE] [--junit FILE] [--time-zone ZONE] [--verbose]
      Runs the @IsTest methods of a project. GLOB matches a class or Class.method: OrderTest, Order*, OrderTest.should*.
      ZONE is that of the org and of the user who runs the tests, such as America/Chicago; GMT when left out.
  npm run local-org -- exec FILE [--source DIR]... [--database FILE] [--time-zone ZONE]
      Runs a file of anonymous Apex (- reads standard input); System.debug goes to standard output.
  npm run local-org -- check [--source DIR]...
      Compiles only and lists the errors.
  npm run local-org -- serve ...
      Serves the org over HTTP; serve --help says how.

DIR is an SFDX project or any folder with Apex and metadata in source format; the current folder when left out.
  --namespace NS [--subscriber DIR]...
      Runs the sources as a managed package of that namespace, beside what a subscriber's org holds in DIR.
`;

async function main(argv: readonly string[]): Promise<number> {
  const [command, ...rest] = argv;
  if (command === 'serve') return serve(rest);
  if (command === undefined || command === 'help' || command === '--help' || command === '-h') {
    process.stdout.write(help);
    return command === undefined ? 2 : 0;
  }
  const { values, positionals } = parseArgs({
    args: rest,
    allowPositionals: true,
    options: {
      source: { type: 'string', multiple: true },
      tests: { type: 'string' },
      json: { type: 'string' },
      junit: { type: 'string' },
      database: { type: 'string' },
      'time-zone': { type: 'string' },
      verbose: { type: 'boolean', short: 'v' },
      namespace: { type: 'string' },
      subscriber: { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const options: CommandOptions = {
    sources: values.source ?? ['.'],
    files: positionals,
    tests: values.tests,
    json: values.json,
    junit: values.junit,
    database: values.database,
    timeZone: values['time-zone'],
    verbose: values.verbose ?? false,
    namespace: values.namespace,
    subscribers: values.subscriber ?? [],
  };
  switch (command) {
    case 'test':
      return testCommand(options);
    case 'exec':
      return execCommand(options);
    case 'check':
      return checkCommand(options);
    default:
      process.stderr.write(`Unknown command: ${command}\n\n${help}`);
      return 2;
  }
}

/** The server is loaded only when asked for: tests and checks need none of it. */
async function serve(args: readonly string[]): Promise<number> {
  const { serveCommand } = await import('../server/serveCommand.ts');
  return serveCommand(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // A wrong option or folder needs a sentence, not our stack trace.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.LOCAL_ORG_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exitCode = 2;
}
