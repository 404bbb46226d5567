import { fileURLToPath } from 'node:url';
import type { HttpServiceOptions } from '../local-org/callout/httpService.ts';
import { buildBrowser, type BrowserBuild } from '../local-org/browser/build/buildBrowser.ts';
import { sampleUsers } from '../local-org/browser/sampleUsers.ts';
import { startServer } from '../local-org/server/localServer.ts';
import type { EngineOptions } from '../local-org/server/messages.ts';

const cacheFolder = fileURLToPath(new URL('../../.local/browser', import.meta.url));

/** What an org may be started as besides the default: a managed package in it, and its time zone. */
export type OrgShape = Pick<EngineOptions, 'namespace' | 'timeZone'>;

/**
 * Serves the org over HTTP until Ctrl-C, with its jobs and schedules running in real time. The engine lives in a thread of its
 * own, so the database must not be open elsewhere.
 */
export async function serveUntilStopped(options: {
  readonly port: number;
  readonly databasePath: string;
  readonly http: HttpServiceOptions;
  readonly sourceDirs: readonly string[];
  readonly shape: OrgShape;
  readonly token: string;
  readonly say: (text: string) => void;
  /** Aborted by Ctrl-C. */
  readonly stop: AbortSignal;
}): Promise<void> {
  // Building the pages takes a while, and Ctrl-C is heard all the same.
  const stopped = new Promise<void>((resolve) => {
    if (options.stop.aborted) resolve();
    options.stop.addEventListener('abort', () => resolve());
  });
  const goodbye = (): void => options.say('\nStopped. The next start goes on from here.');
  const build = await Promise.race([buildPages(options), stopped.then(() => 'stopped' as const)]);
  if (build === 'stopped') {
    goodbye();
    return;
  }
  const server = await startServer({
    port: options.port,
    token: options.token,
    engine: {
      ...options.shape,
      sourceDirs: options.sourceDirs,
      databasePath: options.databasePath,
      showDebug: false,
      http: options.http,
    },
    pages: build && { build, users: sampleUsers },
    log: options.say,
  });
  options.say(`
${build ? `Open the console: http://127.0.0.1:${server.port}/` : 'The console could not be built; see above.'}
  The org runs on: the flows run every 15 minutes, and at once when you decide something.
  Other programs may query it, with the header "Authorization: Bearer ${options.token}":
  http://127.0.0.1:${server.port}/services/data/v65.0/query?q=SELECT+Name,StageName+FROM+Opportunity
Stop with Ctrl-C.`);
  await stopped;
  goodbye();
  await server.close();
}

/** The pages, or none: components that do not build are told, and the REST API is served all the same. */
async function buildPages({
  sourceDirs,
  shape: { namespace },
  say,
}: {
  readonly sourceDirs: readonly string[];
  readonly shape: OrgShape;
  readonly say: (text: string) => void;
}): Promise<BrowserBuild | undefined> {
  try {
    return await buildBrowser({ sourceDirs, cacheFolder, namespace, say });
  } catch (failure) {
    say(
      `The pages cannot be built, so only the REST API is served:\n${failure instanceof Error ? failure.message : String(failure)}`,
    );
    return undefined;
  }
}
