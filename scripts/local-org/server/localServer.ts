import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Worker } from 'node:worker_threads';
import type { BrowserBuild } from '../browser/build/buildBrowser.ts';
import type { SampleUser } from '../browser/sampleUsers.ts';
import type { EngineMessage, EngineOptions, EngineRequest, EngineResponse } from './messages.ts';
import { PageServer } from './pageServer.ts';

export interface ServerOptions {
  readonly port: number;
  /** Bearer token that every request must carry. */
  readonly token: string;
  readonly engine: Omit<EngineOptions, 'instanceUrl' | 'browser'>;
  /** Pages in a browser; REST only when left out. */
  readonly pages?: { readonly build: BrowserBuild; readonly users: readonly SampleUser[] } | undefined;
  readonly log: (text: string) => void;
}

/** A running server; `close` ends the HTTP thread's part and the engine. */
export interface LocalServer {
  readonly port: number;
  readonly compileErrors: readonly string[];
  close(): Promise<void>;
}

/** Bodies above this size are refused, as by the REST API. */
const maximumBody = 50 * 1024 * 1024;

/** Listens on 127.0.0.1 and hands requests to the engine, which lives on a thread of its own: Apex that calls out to this very server must not wait for itself. */
export async function startServer(options: ServerOptions): Promise<LocalServer> {
  const server = createServer();
  const port = await listen(server, options.port);
  const worker = new Worker(new URL('./engineThread.ts', import.meta.url), {
    workerData: {
      ...options.engine,
      instanceUrl: `http://127.0.0.1:${port}`,
      ...(options.pages ? { browser: { model: options.pages.build.model, users: options.pages.users } } : {}),
    } satisfies EngineOptions,
  });
  const waiting = new Map<number, (response: EngineResponse) => void>();
  let lastId = 0;
  const forward: Forward = (engineRequest) => {
    const id = ++lastId;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      worker.postMessage({ id, ...engineRequest });
    });
  };
  const pages =
    options.pages &&
    new PageServer(options.pages.build, (request) => forward({ headers: {}, remoteAddress: '', ...request }));
  const compileErrors = await new Promise<readonly string[]>((resolve, reject) => {
    worker.on('message', (message: EngineMessage) => {
      if (message.kind === 'ready') resolve(message.compileErrors);
      else if (message.kind === 'failed') reject(new Error(message.message));
      else if (message.kind === 'log') options.log(message.text);
      else if (message.kind === 'events') pages?.publish(message.events);
      else {
        waiting.get(message.response.id)?.(message.response);
        waiting.delete(message.response.id);
      }
    });
    worker.on('error', (error: Error) => {
      reject(error);
      for (const answer of waiting.values())
        answer({
          id: 0,
          status: 500,
          headers: {},
          body: new TextEncoder().encode(`The engine stopped: ${error.message}`),
        });
      waiting.clear();
    });
  }).catch(async (error: unknown) => {
    server.close();
    await worker.terminate();
    throw error;
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void serve(request, response, options.token, forward, pages);
  });
  return {
    port,
    compileErrors,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      const ended = new Promise((resolve) => worker.once('exit', resolve));
      worker.postMessage('close');
      await ended;
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${port} is taken by another program. Choose another with --port.`)
          : error,
      );
    });
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

type Forward = (request: Omit<EngineRequest, 'id'>) => Promise<EngineResponse>;

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  forward: Forward,
  pages: PageServer | undefined,
): Promise<void> {
  const refuse = (status: number, errorCode: string, message: string): void => {
    response
      .writeHead(status, { 'content-type': 'application/json;charset=UTF-8' })
      .end(JSON.stringify([{ message, errorCode }]));
  };
  const isOfPage = pages !== undefined && !/^\/services(\/|$)/.test(request.url ?? '');
  const isVersionList = request.url?.replace(/\/$/, '') === '/services/data';
  if (!isOfPage && !isVersionList && !hasToken(request.headers.authorization, token)) {
    refuse(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    return;
  }
  try {
    const body = await readBody(request);
    if (!body) {
      refuse(413, 'REQUEST_ENTITY_TOO_LARGE', 'The request body is too large');
      return;
    }
    if (isOfPage) {
      await pages.serve(request, response, body);
      return;
    }
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers))
      if (name !== 'authorization') headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
    const answer = await forward({
      method: request.method ?? 'GET',
      url: request.url ?? '/',
      headers,
      body,
      remoteAddress: request.socket.remoteAddress ?? '',
    });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  } catch (error) {
    if (!response.headersSent) refuse(500, 'UNKNOWN_EXCEPTION', error instanceof Error ? error.message : String(error));
  }
}

/** The whole body; undefined when it is too large. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maximumBody) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function hasToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(/^(?:Bearer|OAuth)\s+(.+)$/i.exec(header ?? '')?.[1] ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
