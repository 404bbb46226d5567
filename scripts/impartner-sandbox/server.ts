import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { randomUUID, timingSafeEqual } from 'node:crypto';
import { ApiError } from './apiError.ts';
import { describeObject, describeObjects } from './describe.ts';
import { FaultScript, type Fault } from './faults.ts';
import { findObject, type SandboxObject } from './objects.ts';
import { QueryEngine, type QueryRequest } from './query.ts';
import type { RecordStore } from './records.ts';
import { TenantTime } from './tenantTime.ts';
import { wholeNumber } from './wholeNumber.ts';

export interface SandboxOptions {
  readonly store: RecordStore;
  /** IANA zone in which literals are read. */
  readonly timeZone: string;
  readonly apiKey: string;
  readonly userName: string;
  readonly password: string;
  readonly tenantId: number;
  /** Largest page; a larger `take` is cut down to it. */
  readonly maximumTake: number;
  /** Whether one bad row of a batch update fails the whole batch. */
  readonly isBatchAtomic: boolean;
  /** Clock, so that tests can set the time. */
  readonly now: () => number;
}

const API = '/api/objects/v1/';

/** What a client sent, once the path is understood. */
interface Call {
  readonly method: string;
  readonly target: SandboxObject;
  readonly id: number | undefined;
  readonly parameters: Map<string, string>;
  readonly body: unknown;
}

/** The Objects API over HTTP. `PUT` creates, `POST` queries, `PATCH` updates; see docs/impartner-sandbox.md for what is evidence and what is assumed. */
export class SandboxServer {
  readonly faults = new FaultScript();
  private readonly options: SandboxOptions;
  private readonly queries: QueryEngine;
  private readonly keys = new Set<string>();
  private readonly requests = new Map<string, number>();
  private readonly server: Server;

  constructor(options: SandboxOptions) {
    this.options = options;
    this.keys.add(options.apiKey);
    this.queries = new QueryEngine(options.store, new TenantTime(options.timeZone));
    this.server = createServer((request, response) => {
      void this.handle(request, response);
    });
  }

  /** Starts listening on this machine only; resolves with the port. Rejects with the system's error when the port is taken. */
  listen(port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', () => {
        const address = this.server.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    try {
      const text = await readBody(request);
      if (url.pathname.startsWith('/_sandbox/')) {
        reply(response, 200, this.control(request.method ?? 'GET', url, text));
        return;
      }
      const count = `${request.method} ${url.pathname.replace(/\/\d+$/, '/{id}')}`;
      this.requests.set(count, (this.requests.get(count) ?? 0) + 1);
      const fault = this.faults.next(request.method ?? 'GET', url.pathname);
      if (fault && !fault.afterEffect) {
        this.fail(fault, request, response);
        return;
      }
      const answer = this.answer(request, url, text);
      if (fault) this.fail(fault, request, response);
      else reply(response, 200, answer);
    } catch (failure) {
      if (failure instanceof ApiError) reply(response, failure.status, failure.envelope());
      else reply(response, 500, { success: false, message: String(failure), errors: [] });
    }
  }

  private fail(fault: Fault, request: IncomingMessage, response: ServerResponse): void {
    if (fault.status === 0) {
      request.socket.destroy();
      return;
    }
    const headers = {
      'content-type': fault.html ? 'text/html' : 'application/json',
      ...(fault.retryAfter ? { 'retry-after': fault.retryAfter } : {}),
    };
    response.writeHead(fault.status, headers);
    response.end(
      fault.html
        ? '<html><body>Bad gateway</body></html>'
        : JSON.stringify(new ApiError(fault.status, 'FAULT', 'Injected fault').envelope()),
    );
  }

  private answer(request: IncomingMessage, url: URL, text: string): unknown {
    if (url.pathname.toLowerCase() === '/api/auth/v1/key') return this.exchangeKey(request, text);
    this.authenticate(request);
    if (!url.pathname.toLowerCase().startsWith(API)) throw new ApiError(404, 'NOT_FOUND', 'No such path');
    const parts = url.pathname
      .slice(API.length)
      .split('/')
      .filter((p) => p !== '')
      .map(decodeURIComponent);
    const parameters = new Map([...url.searchParams].map(([k, v]) => [k.toLowerCase(), v]));
    if (parts[0]?.toLowerCase() === '_describe') return { success: true, data: describeObjects() };
    const target = findObject(parts[0] ?? '');
    if (!target) throw new ApiError(404, 'NOT_FOUND', `Object not found: ${parts[0] ?? ''}`);
    if (parts[1]?.toLowerCase() === '_describe') return { success: true, data: describeObject(target) };
    const id = parts[1] === undefined ? undefined : Number(parts[1]);
    if (id !== undefined && !Number.isInteger(id)) throw new ApiError(404, 'NOT_FOUND', 'Record not found');
    return this.dispatch({ method: request.method ?? 'GET', target, id, parameters, body: parseJson(text) });
  }

  private dispatch(call: Call): unknown {
    const { store } = this.options;
    const now = this.options.now();
    switch (call.method) {
      case 'GET':
        return call.id === undefined
          ? this.list(call.target, fromUrl(call.parameters))
          : this.one(call.target, call.id, call.parameters.get('fields'));
      case 'POST':
        if (call.id !== undefined)
          throw new ApiError(405, 'METHOD_NOT_ALLOWED', 'POST queries an object, it takes no id');
        return this.list(call.target, fromBody(call.body));
      case 'PUT': {
        const row = store.create(call.target, objectBody(call.body), now);
        return { success: true, data: this.queries.shapeOne(call.target, row, []) };
      }
      case 'PATCH':
        return Array.isArray(call.body) ? this.updateBatch(call.target, call.body, now) : this.updateOne(call, now);
      case 'DELETE':
        if (call.id === undefined) throw new ApiError(400, 'INVALID', 'DELETE needs an id');
        store.delete(call.target, call.id, now);
        return { success: true, data: null };
      default:
        throw new ApiError(405, 'METHOD_NOT_ALLOWED', `${call.method} is not allowed`);
    }
  }

  private list(target: SandboxObject, request: QueryRequest): unknown {
    const take = Math.min(request.take, this.options.maximumTake);
    const { count, results } = this.queries.run(target, { ...request, take });
    return { success: true, data: { count, entity: target.name, results } };
  }

  private one(target: SandboxObject, id: number, fields: string | undefined): unknown {
    const row = this.options.store.get(target.name, id);
    if (!row) throw new ApiError(404, 'NOT_FOUND', 'Record not found');
    return { success: true, data: this.queries.shapeOne(target, row, splitNames(fields)) };
  }

  private updateOne(call: Call, now: number): unknown {
    const body = objectBody(call.body);
    const id = call.id ?? numberOf(body, 'id');
    if (id === undefined) throw new ApiError(400, 'INVALID', 'PATCH needs the id in the path');
    const row = this.options.store.update(call.target, id, body, now);
    return { success: true, data: this.queries.shapeOne(call.target, row, []) };
  }

  /** The form of a partial failure is not public: this sandbox gives both shapes that callers expect. */
  private updateBatch(target: SandboxObject, rows: readonly unknown[], now: number): unknown {
    const results: unknown[] = [];
    const errors: unknown[] = [];
    this.options.store.atomically(() => {
      for (const [index, entry] of rows.entries()) {
        const body = objectBody(entry);
        const id = numberOf(body, 'id');
        try {
          if (id === undefined) throw new ApiError(400, 'INVALID', 'an element has no Id');
          this.options.store.update(target, id, body, now);
          results.push({ id, success: true });
        } catch (failure) {
          if (!(failure instanceof ApiError) || this.options.isBatchAtomic) throw failure;
          results.push({ id: id ?? null, success: false });
          errors.push({
            index,
            id: id ?? null,
            errors: [{ fieldName: failure.fields[0] ?? null, errorMessage: failure.message }],
          });
        }
      }
    });
    return { success: true, data: { results, errors } };
  }

  private exchangeKey(request: IncomingMessage, text: string): unknown {
    if (request.headers.authorization !== undefined)
      throw new ApiError(400, 'INVALID', 'Authorization must not be sent to this endpoint');
    const body = objectBody(parseJson(text));
    if (
      !same(String(body['userName'] ?? ''), this.options.userName) ||
      !same(String(body['password'] ?? ''), this.options.password)
    ) {
      throw new ApiError(401, 'UNAUTHORIZED', 'Invalid username/password');
    }
    const key = randomUUID();
    this.keys.add(key);
    return { success: true, data: key };
  }

  private authenticate(request: IncomingMessage): void {
    const [scheme = '', credentials = ''] = (request.headers.authorization ?? '').split(/ (.*)/s);
    const tenant = request.headers['x-prm-tenantid'];
    let isKnown = false;
    if (scheme.toLowerCase() === 'prm-key') isKnown = [...this.keys].some((key) => same(key, credentials));
    if (scheme.toLowerCase() === 'basic') {
      isKnown = same(
        Buffer.from(credentials, 'base64').toString(),
        `${this.options.userName}:${this.options.password}`,
      );
    }
    if (!isKnown || (tenant !== undefined && String(tenant) !== String(this.options.tenantId))) {
      throw new ApiError(401, 'UNAUTHORIZED', 'Invalid username/password');
    }
  }

  /** Not part of the API: what tests and the start command ask the sandbox itself. */
  private control(method: string, url: URL, text: string): unknown {
    if (url.pathname === '/_sandbox/log') return this.options.store.log(Number(url.searchParams.get('since') ?? 0));
    if (url.pathname === '/_sandbox/requests') return Object.fromEntries(this.requests);
    if (url.pathname === '/_sandbox/faults' && method === 'POST') {
      this.faults.add(parseJson(text) as Fault);
      return { success: true };
    }
    if (url.pathname === '/_sandbox/faults' && method === 'DELETE') {
      this.faults.clear();
      return { success: true };
    }
    throw new ApiError(404, 'NOT_FOUND', 'No such sandbox path');
  }
}

function same(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
  });
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, 'INVALID_JSON', 'The body is not JSON');
  }
}

function objectBody(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new ApiError(400, 'INVALID', 'The body must be a JSON object');
  return body as Record<string, unknown>;
}

function numberOf(body: Record<string, unknown>, name: string): number | undefined {
  const key = Object.keys(body).find((k) => k.toLowerCase() === name);
  const value = key === undefined ? NaN : Number(body[key]);
  return Number.isInteger(value) ? value : undefined;
}

function splitNames(names: string | undefined): string[] {
  return (names ?? '')
    .split(',')
    .map((n) => n.trim())
    .filter((n) => n !== '');
}

function fromUrl(parameters: Map<string, string>): QueryRequest {
  const orderBy = splitNames(parameters.get('orderby')).map((part) => {
    const [name = '', direction = 'asc'] = part.split(/\s+/);
    return { field: name, direction };
  });
  return {
    fields: splitNames(parameters.get('fields')),
    filter: parameters.get('filter') ?? '',
    orderBy,
    search: parameters.get('q') ?? '',
    skip: pageNumber(parameters.get('skip'), 0),
    take: pageNumber(parameters.get('take'), 100),
  };
}

/** Unknown keys of a query body are ignored: a caller who means to create gets an unfiltered first page instead. */
function fromBody(raw: unknown): QueryRequest {
  const body = objectBody(raw);
  const orderBy = Array.isArray(body['orderBy'])
    ? (body['orderBy'] as { field?: unknown; direction?: unknown }[]).map((o) => ({
        field: String(o.field ?? ''),
        direction: String(o.direction ?? 'asc'),
      }))
    : [];
  return {
    fields: Array.isArray(body['fields']) ? body['fields'].map(String) : [],
    filter: String(body['filter'] ?? ''),
    orderBy,
    search: String(body['q'] ?? ''),
    skip: pageNumber(body['skip'], 0),
    take: pageNumber(body['take'], 100),
  };
}

function pageNumber(value: unknown, standard: number): number {
  if (value === undefined || value === null) return standard;
  const number = wholeNumber(value);
  if (number === undefined) throw new ApiError(400, 'INVALID', `"${String(value)}" is not a whole number`);
  return number;
}
