import type { HttpRequestData, HttpResponseData, HttpService } from '../runtime/org.ts';
import type { NamedCredentialSchema, SchemaRegistry } from '../schema/model.ts';
import { createException } from '../values/exception.ts';
import { resolveMergeFields, unauthorized, type CredentialLookup } from './mergeFields.ts';
import { SynchronousClient } from './synchronousClient.ts';

/** What a host decides about callouts. The objects are read at every callout, so a host may change them while running. */
export interface HttpServiceOptions {
  /** Endpoints outside of named credentials that are allowed: remote site settings, `https://host[:port]`. */
  readonly remoteSites?: readonly string[];
  readonly credentials?: {
    /** Base URL instead of the one in the metadata, by named credential. */
    readonly namedCredentialUrls?: Readonly<Record<string, string>>;
    /** Secrets by external credential and parameter: `{ Impartner: { ApiKey: '...' } }`. */
    readonly parameters?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
}

/** The parts of a named credential that only newer metadata says. */
interface MergePermissions {
  readonly allowMergeFieldsInHeader?: boolean;
  readonly allowMergeFieldsInBody?: boolean;
}

/**
 * Real HTTP for Apex callouts: named credentials, remote sites, then the network through a worker thread. A redirect is an answer
 * like any other and is not followed (apexanvil.com/301-redirects-break-salesforce-integrations).
 */
export function createHttpService(
  org: { readonly schema: SchemaRegistry },
  options: HttpServiceOptions = {},
): HttpService {
  const client = new SynchronousClient();
  return {
    send: (request) => send(client, org.schema, options, request),
    close: () => client.close(),
  };
}

interface Target {
  readonly url: string;
  readonly headers: Map<string, string>;
  readonly body: Uint8Array | null;
}

function send(
  client: SynchronousClient,
  schema: SchemaRegistry,
  options: HttpServiceOptions,
  request: HttpRequestData,
): HttpResponseData {
  const target = request.endpoint.startsWith('callout:')
    ? namedTarget(schema, options, request)
    : openTarget(options, request);
  const headers = withDefaults(target.headers);
  // Java turns a GET with a body into a POST, and so do Apex callouts (trooper.medium.com/callout-mystery-ed04018f9604).
  const method =
    request.method === 'GET' && target.body !== null && target.body.byteLength > 0 ? 'POST' : request.method;
  const answer = client.send({
    method,
    url: target.url,
    headers: [...headers],
    body: target.body,
    timeoutMillis: request.timeoutMillis,
  });
  if (answer.kind === 'error') throw createException('System.CalloutException', answer.message);
  return { status: answer.status, statusText: answer.statusText, headers: new Map(answer.headers), body: answer.body };
}

/** What an org sends of itself unless Apex set the header. */
function withDefaults(headers: Map<string, string>): Map<string, string> {
  const given = new Set([...headers.keys()].map((name) => name.toLowerCase()));
  const result = new Map(headers);
  if (!given.has('user-agent')) result.set('User-Agent', 'SFDC-Callout/65.0');
  if (!given.has('accept')) result.set('Accept', 'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2');
  result.set('SFDC_STACK_DEPTH', '1');
  return result;
}

function parseUrl(text: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw createException('System.CalloutException', `no protocol: ${text}`);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw createException('System.CalloutException', `unknown protocol: ${url.protocol.replace(':', '')}`);
  return url;
}

function openTarget(options: HttpServiceOptions, request: HttpRequestData): Target {
  const url = parseUrl(request.endpoint);
  const allowed = (options.remoteSites ?? []).some((site) => URL.canParse(site) && new URL(site).origin === url.origin);
  if (!allowed) {
    throw createException(
      'System.CalloutException',
      `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${request.endpoint}`,
    );
  }
  return { url: url.href, headers: new Map(request.headers), body: request.body };
}

/** `callout:Name/path?query`: the credential's URL with the path behind it, and its headers around the request's. */
function namedTarget(schema: SchemaRegistry, options: HttpServiceOptions, request: HttpRequestData): Target {
  const match = /^callout:([A-Za-z]\w*)(.*)$/s.exec(request.endpoint);
  if (!match)
    throw createException('System.CalloutException', `The named callout URL: '${request.endpoint}' is malformed`);
  const [, name = '', rest = ''] = match;
  const credential = findCredential(schema, name);
  const base = lookUp(options.credentials?.namedCredentialUrls, credential.name) ?? credential.url;
  const url = parseUrl(base.replace(/\/+$/, '') + (rest === '' || /^[/?#]/.test(rest) ? rest : `/${rest}`));
  const parameter: CredentialLookup = (owner, key) => lookUp(lookUp(options.credentials?.parameters, owner), key);
  const { allowMergeFieldsInHeader, allowMergeFieldsInBody } = credential as MergePermissions;
  const headers = new Map<string, string>();
  for (const [header, value] of request.headers)
    headers.set(header, allowMergeFieldsInHeader === false ? value : resolveMergeFields(value, parameter));
  for (const header of credential.headers)
    setHeader(headers, header.name, resolveMergeFields(header.value.trim(), parameter));
  return {
    url: url.href,
    headers,
    body: allowMergeFieldsInBody === true ? mergedBody(request.body, parameter) : request.body,
  };
}

function mergedBody(body: Uint8Array | null, parameter: CredentialLookup): Uint8Array | null {
  return body && new TextEncoder().encode(resolveMergeFields(new TextDecoder().decode(body), parameter));
}

function setHeader(headers: Map<string, string>, name: string, value: string): void {
  for (const known of headers.keys()) if (known.toLowerCase() === name.toLowerCase()) headers.delete(known);
  headers.set(name, value);
}

/** Names are found in any case and with the default namespace `c__` in front. */
function findCredential(schema: SchemaRegistry, name: string): NamedCredentialSchema {
  const wanted = name.replace(/^c__/i, '').toLowerCase();
  for (const credential of schema.namedCredentials().values())
    if (credential.name.toLowerCase() === wanted) return credential;
  throw unauthorized(name);
}

function lookUp<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  if (!table) return undefined;
  const wanted = key.toLowerCase();
  return Object.entries(table).find(([name]) => name.toLowerCase() === wanted)?.[1];
}
