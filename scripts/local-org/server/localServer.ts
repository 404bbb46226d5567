import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Worker } from 'node:worker_threads';
import type { EngineMessage, EngineOptions, EngineResponse } from './messages.ts';

export interface ServerOptions {
  readonly port: number;
  /** Bearer token that every request must carry. */
  readonly token: string;
  readonly engine: Omit<EngineOptions, 'instanceUrl'>;
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
    workerData: { ...options.engine, instanceUrl: `http://127.0.0.1:${port}` } satisfies EngineOptions,
  });
  const waiting = new Map<number, (response: EngineResponse) => void>();
  let lastId = 0;
  const compileErrors = await new Promise<readonly string[]>((resolve, reject) => {
    worker.on('message', (message: EngineMessage) => {
      if (message.kind === 'ready') resolve(message.compileErrors);
      else if (message.kind === 'failed') reject(new Error(message.message));
      else if (message.kind === 'log') options.log(message.text);
      else {
        waiting.get(message.response.id)?.(message.response);
        waiting.delete(message.response.id);
      }
    });
    worker.on('error', (error) => {
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
    void serve(request, response, options.token, (engineRequest) => {
      const id = ++lastId;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        worker.postMessage({ id, ...engineRequest });
      });
    });
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

type Forward = (request: {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: Uint8Array;
  remoteAddress: string;
}) => Promise<EngineResponse>;

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  token: string,
  forward: Forward,
): Promise<void> {
  const refuse = (status: number, errorCode: string, message: string): void => {
    response
      .writeHead(status, { 'content-type': 'application/json;charset=UTF-8' })
      .end(JSON.stringify([{ message, errorCode }]));
  };
  const isVersionList = request.url?.replace(/\/$/, '') === '/services/data';
  if (!isVersionList && !hasToken(request.headers.authorization, token))
    return refuse(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maximumBody) return refuse(413, 'REQUEST_ENTITY_TOO_LARGE', 'The request body is too large');
      chunks.push(chunk);
    }
    const headers: Record<string, string> = {};
    for (const [name, value] of Object.entries(request.headers))
      if (name !== 'authorization') headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
    const answer = await forward({
      method: request.method ?? 'GET',
      url: request.url ?? '/',
      headers,
      body: new Uint8Array(Buffer.concat(chunks)),
      remoteAddress: request.socket.remoteAddress ?? '',
    });
    response.writeHead(answer.status, answer.headers).end(answer.body);
  } catch (error) {
    if (!response.headersSent) refuse(500, 'UNKNOWN_EXCEPTION', error instanceof Error ? error.message : String(error));
  }
}

function hasToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(/^(?:Bearer|OAuth)\s+(.+)$/i.exec(header ?? '')?.[1] ?? '');
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
