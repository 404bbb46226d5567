import { parentPort, workerData } from 'node:worker_threads';
import { createOrg, type LocalOrg } from '../runtime/createOrg.ts';
import { sourceFolders } from '../runtime/sourceFiles.ts';
import type { EngineMessage, EngineOptions, EngineRequest } from './messages.ts';
import { RestApi } from './restApi.ts';

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
    ...(options.http === undefined ? {} : { http: options.http }),
    debug: (level, line, text) => {
      if (options.showDebug || level === 'ERROR') say({ kind: 'log', text: `${level} [${line}] ${text}` });
    },
  });
}

/** Jobs, schedules and events that are due; a fault of the local org in one of them is told and does not end the server. */
function runDue(org: LocalOrg): void {
  try {
    org.async.runDue();
  } catch (error) {
    say({ kind: 'log', text: `A job ended with: ${error instanceof Error ? error.message : String(error)}` });
  }
}

try {
  const org = start(workerData as EngineOptions);
  const api = new RestApi(org);
  const timer = setInterval(() => runDue(org), pollMillis);
  port.on('message', (message: EngineRequest | 'close') => {
    if (message === 'close') {
      clearInterval(timer);
      org.close();
      port.close();
      return;
    }
    say({ kind: 'response', response: api.handle(message) });
    runDue(org);
  });
  say({ kind: 'ready', compileErrors: org.compileErrors.map((e) => `${e.file}:${e.line}:${e.column} ${e.message}`) });
} catch (error) {
  say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
}
