import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, normalize } from 'node:path';
import type { BrowserBuild } from '../browser/build/buildBrowser.ts';
import type { StreamedEvent } from './eventFeed.ts';
import type { EngineResponse } from './messages.ts';

/** What a page request needs of the engine. */
export type ForwardToEngine = (request: {
  readonly method: string;
  readonly url: string;
  readonly body: Uint8Array;
  readonly userId: string | undefined;
}) => Promise<EngineResponse>;

const cookieName = 'localorg-user';
const designSystem = join(
  dirname(createRequire(import.meta.url).resolve('@salesforce-ux/design-system/package.json')),
  'assets',
);

const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript;charset=UTF-8',
  '.css': 'text/css;charset=UTF-8',
  '.json': 'application/json;charset=UTF-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

interface Envelope {
  readonly state: 'SUCCESS' | 'ERROR';
  readonly returnValue?: unknown;
  readonly error?: { readonly body: { readonly message?: string } };
}

/** Serves what a browser asks for: the page, its scripts and styles, Apex calls and the event stream. Runs on the HTTP thread. */
export class PageServer {
  readonly #build: BrowserBuild;
  readonly #forward: ForwardToEngine;
  readonly #streams = new Set<{ readonly channel: string; readonly response: ServerResponse }>();
  readonly #policy: string;

  constructor(build: BrowserBuild, forward: ForwardToEngine) {
    this.#build = build;
    this.#forward = forward;
    const importMapHash = createHash('sha256').update(build.importMap).digest('base64');
    // Styles inside of elements are what LWC makes of scoped style sheets; an org allows them too.
    this.#policy = [
      "default-src 'none'",
      `script-src 'self' 'sha256-${importMapHash}'`,
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; ');
  }

  /** Hands committed platform events to the pages that listen. */
  publish(events: readonly StreamedEvent[]): void {
    for (const event of events)
      for (const stream of this.#streams)
        if (stream.channel === event.channel) stream.response.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  async serve(request: IncomingMessage, response: ServerResponse, body: Uint8Array): Promise<void> {
    // Another site's name for this address, or its form, must not act for the user.
    const host = request.headers.host ?? '';
    const { origin } = request.headers;
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host) || (origin !== undefined && origin !== `http://${host}`)) {
      response.writeHead(403).end();
      return;
    }
    const url = new URL(request.url ?? '/', 'http://localhost');
    const userId = new RegExp(`(?:^|;\\s*)${cookieName}=(\\w+)`).exec(request.headers.cookie ?? '')?.[1];
    if (url.pathname === '/aura/session' && request.method === 'POST') return this.#switchUser(response, body);
    if (url.pathname === '/aura/events') return this.#stream(url, response, userId);
    if (url.pathname.startsWith('/aura/')) {
      const answer = await this.#forward({ method: request.method ?? 'GET', url: request.url ?? '/', body, userId });
      response.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405).end();
      return;
    }
    if (url.pathname === '/' || url.pathname.startsWith('/lightning/')) return this.#page(response, userId);
    return this.#file(url.pathname, request, response);
  }

  async #envelope(url: string, userId: string | undefined): Promise<Envelope> {
    const answer = await this.#forward({ method: 'GET', url, body: new Uint8Array(), userId });
    return JSON.parse(new TextDecoder().decode(answer.body)) as Envelope;
  }

  async #switchUser(response: ServerResponse, body: Uint8Array): Promise<void> {
    let asked: unknown;
    try {
      asked = (JSON.parse(new TextDecoder().decode(body)) as { userId?: unknown }).userId;
    } catch {
      asked = undefined;
    }
    const session = await this.#envelope('/aura/session', typeof asked === 'string' ? asked : undefined);
    const user = (session.returnValue as { user: { id: string } } | undefined)?.user;
    const isKnown = user !== undefined && user.id === asked;
    response
      .writeHead(200, {
        'content-type': 'application/json',
        ...(isKnown ? { 'set-cookie': `${cookieName}=${user.id}; Path=/; HttpOnly; SameSite=Strict` } : {}),
      })
      .end(
        JSON.stringify(
          isKnown
            ? { state: 'SUCCESS', returnValue: null }
            : {
                state: 'ERROR',
                error: {
                  status: 404,
                  statusText: 'Not Found',
                  body: { message: 'There is no such user to switch to.' },
                },
              },
        ),
      );
  }

  /** Server-sent events of one channel. A refusal is an event as well, because EventSource hides the reason of an error status. */
  async #stream(url: URL, response: ServerResponse, userId: string | undefined): Promise<void> {
    const channel = url.searchParams.get('channel') ?? '';
    const answer = await this.#envelope(`${url.pathname}${url.search}`, userId);
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    if (answer.state === 'ERROR') {
      response.end(`event: refused\ndata: ${answer.error?.body.message ?? 'refused'}\n\n`);
      return;
    }
    response.write('event: subscribed\ndata: {}\n\n');
    const { events } = answer.returnValue as { events: readonly StreamedEvent[] };
    for (const event of events) response.write(`data: ${JSON.stringify(event)}\n\n`);
    const stream = { channel, response };
    this.#streams.add(stream);
    response.once('close', () => this.#streams.delete(stream));
  }

  async #page(response: ServerResponse, userId: string | undefined): Promise<void> {
    const session = await this.#envelope('/aura/session', userId);
    if (session.state === 'ERROR') {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(session.error?.body.message);
      return;
    }
    // In a data block only `<` could end the block early.
    const bootstrap = JSON.stringify(session.returnValue).replaceAll('<', '\\u003c');
    response
      .writeHead(200, {
        'content-type': 'text/html;charset=UTF-8',
        'cache-control': 'no-store',
        'content-security-policy': this.#policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      })
      .end(
        pageText
          .replace('<!-- import map -->', () => `<script type="importmap">${this.#build.importMap}</script>`)
          .replace('<!-- bootstrap -->', () => `<script type="application/json" id="bootstrap">${bootstrap}</script>`),
      );
  }

  async #file(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const folders: Readonly<Record<string, string>> = {
      vendor: this.#build.vendorFolder,
      app: this.#build.appFolder,
      assets: designSystem,
    };
    const [, first = '', ...rest] = normalize(decodeURIComponent(path)).split('/');
    const folder = folders[first];
    const refuse = (): void => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');
    };
    if (folder === undefined || rest.includes('..')) {
      refuse();
      return;
    }
    // Names of builds change with their content, and the design system's with its version, which the builds depend on.
    const tag = `"${basename(folder)}"`;
    const headers = { 'cache-control': 'no-cache', etag: tag, 'x-content-type-options': 'nosniff' };
    if (request.headers['if-none-match'] === tag) {
      response.writeHead(304, headers).end();
      return;
    }
    try {
      const content = await readFile(join(folder, ...rest));
      response
        .writeHead(200, { ...headers, 'content-type': contentTypes[extname(path)] ?? 'application/octet-stream' })
        .end(content);
    } catch {
      refuse();
    }
  }
}

const pageText = `<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Local Org</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/styles/salesforce-lightning-design-system.min.css">
<link rel="stylesheet" href="/app/shell.css">
<!-- bootstrap -->
<!-- import map -->
<link rel="modulepreload" href="/vendor/lwc.js">
<link rel="modulepreload" href="/vendor/synthetic-shadow.js">
<link rel="modulepreload" href="/vendor/chunk/base.js">
<script type="module" src="/app/main.js"></script>
</head>
<body class="slds-scope">
</body>
</html>
`;
