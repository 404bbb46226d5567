import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startServer } from './localServer.ts';

const help = `Serves the org over HTTP on 127.0.0.1, as a subset of the Salesforce REST API v65.0.

  npm run local-org -- serve [--source DIR]... [--port N] [--db FILE] [--token TEXT] [--debug]

  --source  SFDX project or folder with Apex and metadata; the current folder when left out
  --port    8465 when left out; 0 takes any free one
  --db      database file, kept between runs; in memory when left out
  --token   bearer token of every request; LOCAL_ORG_TOKEN or a random one when left out
  --debug   prints System.debug
`;

/** The `serve` command; ends on Ctrl-C. */
export async function serveCommand(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      source: { type: 'string', multiple: true },
      port: { type: 'string' },
      db: { type: 'string' },
      token: { type: 'string' },
      debug: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const port = Number(values.port ?? 8465);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    process.stderr.write(`--port must be a number from 0 to 65535, not ${values.port ?? ''}\n`);
    return 2;
  }
  const token = values.token ?? process.env['LOCAL_ORG_TOKEN'] ?? randomBytes(18).toString('base64url');
  try {
    const server = await startServer({
      port,
      token,
      engine: {
        sourceDirs: values.source ?? ['.'],
        ...(values.db === undefined ? {} : { databasePath: values.db }),
        showDebug: values.debug ?? false,
      },
      log: (text) => process.stdout.write(`${text}\n`),
    });
    for (const error of server.compileErrors) process.stderr.write(`${error}\n`);
    process.stdout.write(
      `Local org: http://127.0.0.1:${server.port}/services/data\nAuthorization: Bearer ${token}\nStop with Ctrl-C.\n`,
    );
    await new Promise<void>((resolve) => {
      process.once('SIGINT', resolve);
      process.once('SIGTERM', resolve);
    });
    await server.close();
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
