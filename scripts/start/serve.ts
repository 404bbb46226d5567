import { fileURLToPath } from 'node:url';
import type { HttpServiceOptions } from '../local-org/callout/httpService.ts';
import { buildBrowser, type BrowserBuild } from '../local-org/browser/build/buildBrowser.ts';
import { sampleUsers } from '../local-org/browser/sampleUsers.ts';
import { startServer } from '../local-org/server/localServer.ts';

const cacheFolder = fileURLToPath(new URL('../../.local/browser', import.meta.url));

/**
 * Serves the org over HTTP until Ctrl-C, with its jobs and schedules running in real time. The engine lives in a thread of its
 * own, so the database must not be open elsewhere.
 */
export async function serveUntilStopped(options: {
  readonly port: number;
  readonly databasePath: string;
  readonly http: HttpServiceOptions;
  readonly sourceDir: string;
  readonly token: string;
  readonly say: (text: string) => void;
}): Promise<void> {
  const build = await buildPages(options.sourceDir, options.say);
  const server = await startServer({
    port: options.port,
    token: options.token,
    engine: {
      sourceDirs: [options.sourceDir],
      databasePath: options.databasePath,
      showDebug: false,
      http: options.http,
    },
    pages: build && { build, users: sampleUsers },
    log: options.say,
  });
  options.say(`
The local org goes on, with a run every 15 minutes:${build ? `\n  http://127.0.0.1:${server.port}/` : ''}
  http://127.0.0.1:${server.port}/services/data/v65.0/query?q=SELECT+Name,StageName+FROM+Opportunity
  Authorization: Bearer ${options.token}
Stop with Ctrl-C.`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  options.say('\nStopped. The next start goes on from here.');
  await server.close();
}

/** The pages, or none: components that do not build are told, and the REST API is served all the same. */
async function buildPages(sourceDir: string, say: (text: string) => void): Promise<BrowserBuild | undefined> {
  try {
    return await buildBrowser({ sourceDirs: [sourceDir], cacheFolder, say });
  } catch (failure) {
    say(
      `The pages cannot be built, so only the REST API is served:\n${failure instanceof Error ? failure.message : String(failure)}`,
    );
    return undefined;
  }
}
