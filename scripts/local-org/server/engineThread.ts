import { parentPort, workerData } from 'node:worker_threads';
import type { LocalAsyncService } from '../async/asyncService.ts';
import { createOrg, type LocalOrg } from '../runtime/createOrg.ts';
import { sourceFolders } from '../runtime/sourceFiles.ts';
import { AuraApi } from './auraApi.ts';
import { EventFeed } from './eventFeed.ts';
import type { EngineMessage, EngineOptions, EngineRequest } from './messages.ts';
import { RestApi } from './restApi.ts';
import { ensureSampleUsers } from './sampleUserRows.ts';

/** How often waiting jobs are looked at between requests. */
const pollMillis = 250;

const port = parentPort;
if (!port) throw new Error('the engine runs as a worker thread');

const say = (message: EngineMessage): void => port.postMessage(message);

function start(options: EngineOptions): LocalOrg {
  return createOrg({
    sourceDirs: options.sourceDirs.flatMap(sourceFolders),
    instanceUrl: options.instanceUrl,
    ...(options.databasePath === undefined ? {} : { databasePath: options.databasePath }),
    ...(options.namespace === undefined ? {} : { namespace: options.namespace }),
    ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
    ...(options.http === undefined ? {} : { http: options.http }),
    debug: (level, line, text) => {
      if (options.showDebug || level === 'ERROR') say({ kind: 'log', text: `${level} [${line}] ${text}` });
    },
  });
}

/**
 * Runs jobs, schedules and events that are due, one transaction per turn of the event loop: a page is answered, and sees the
 * events of a run, while the run goes on. A fault of the local org in a job is told and does not end the server.
 */
class DueWork {
  readonly #org: LocalOrg;
  readonly #afterEach: () => void;
  #isScheduled = false;
  #isClosed = false;

  constructor(org: LocalOrg, afterEach: () => void) {
    this.#org = org;
    this.#afterEach = afterEach;
  }

  wake(): void {
    if (this.#isScheduled || this.#isClosed) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      if (!this.#isClosed && this.#runOne()) this.wake();
    });
  }

  close(): void {
    this.#isClosed = true;
  }

  #runOne(): boolean {
    const jobs = this.#org.async as LocalAsyncService;
    try {
      const due = jobs.nextDue();
      return due !== undefined && due <= this.#org.clock.now() && jobs.runNext();
    } catch (error) {
      say({ kind: 'log', text: `A job ended with: ${error instanceof Error ? error.message : String(error)}` });
      return false;
    } finally {
      this.#afterEach();
    }
  }
}

try {
  const options = workerData as EngineOptions;
  const org = start(options);
  if (options.browser) ensureSampleUsers(org, options.browser.users);
  const feed = new EventFeed(org);
  const api = new RestApi(org);
  const pages = options.browser ? new AuraApi(org, options.browser, feed) : undefined;
  const sayEvents = (): void => {
    const events = feed.next();
    if (events.length > 0) say({ kind: 'events', events });
  };
  const work = new DueWork(org, sayEvents);
  const timer = setInterval(() => work.wake(), pollMillis);
  port.on('message', (message: EngineRequest | 'close') => {
    if (message === 'close') {
      clearInterval(timer);
      work.close();
      org.close();
      port.close();
      return;
    }
    const isOfPage = pages !== undefined && message.url.startsWith('/aura/');
    say({ kind: 'response', response: isOfPage ? pages.handle(message) : api.handle(message) });
    sayEvents();
    work.wake();
  });
  say({ kind: 'ready', compileErrors: org.compileErrors.map((e) => `${e.file}:${e.line}:${e.column} ${e.message}`) });
} catch (error) {
  say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}
