import { openRestContext } from '../platform/rest.ts';
import { fromJson } from '../platform/json.ts';
import { toJson } from '../platform/jsonWriter.ts';
import type { LocalOrg } from '../runtime/createOrg.ts';
import type { UserClass, UserMethod } from '../runtime/org.ts';
import { Types } from '../types/apexType.ts';
import { ApexBlob } from '../values/blob.ts';
import { ApexMap } from '../values/collections.ts';
import type { EngineRequest } from './messages.ts';
import { RestError } from './restError.ts';

const prefix = '/services/apexrest';

export interface RawResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/** Runs the `@RestResource` class that the path belongs to; the longest mapping wins. */
export function callApexRest(org: LocalOrg, request: EngineRequest, userId: string | undefined): RawResponse {
  const url = new URL(request.url, 'http://localhost');
  const path = url.pathname.slice(prefix.length) || '/';
  const target = findResource(org, path);
  if (!target) throw new RestError(404, 'NOT_FOUND', `Could not find a match for URL`);
  const annotation = `http${request.method.toLowerCase()}`;
  const method = target.owner.methods.find((m) => m.annotations.has(annotation));
  if (!method)
    throw new RestError(
      405,
      'METHOD_NOT_ALLOWED',
      `HTTP Method '${request.method}' not allowed. Allowed are ${allowed(target.owner).join(',')}`,
    );
  return org.runTransaction(
    'rest',
    `${request.method} ${path}`,
    () => {
      const { response } = openRestContext({
        method: request.method,
        uri: url.pathname.slice('/services/apexrest'.length),
        resourcePath: `${prefix}${target.mapping}`,
        headers: Object.entries(request.headers),
        parameters: [...url.searchParams],
        body: request.body,
        remoteAddress: request.remoteAddress,
      });
      const result = org.code.invokeStatic(target.owner.name, method.name, argumentsOf(method, request, url));
      const headers: Record<string, string> = {};
      const given = response.values.get('headers');
      if (given instanceof ApexMap)
        for (const [name, value] of given.entries()) headers[String(name).toLowerCase()] = String(value);
      const status = (response.values.get('statusCode') as number | null | undefined) ?? undefined;
      const body = response.values.get('responseBody');
      if (method.returnType === Types.Void) {
        const bytes = body instanceof ApexBlob ? body.bytes : new Uint8Array();
        return { status: status ?? 200, headers: { 'content-type': 'application/json', ...headers }, body: bytes };
      }
      return {
        status: status ?? 200,
        headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
        body: new TextEncoder().encode(toJson(result, false, false)),
      };
    },
    userId === undefined ? {} : { userId },
  );
}

function allowed(owner: UserClass): string[] {
  return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((verb) =>
    owner.methods.some((m) => m.annotations.has(`http${verb.toLowerCase()}`)),
  );
}

function findResource(org: LocalOrg, path: string): { owner: UserClass; mapping: string } | undefined {
  let best: { owner: UserClass; mapping: string } | undefined;
  for (const owner of org.code.classes()) {
    const mapping = owner.annotations.get('restresource')?.get('urlmapping');
    if (mapping === undefined || !matches(mapping, path)) continue;
    if (!best || mapping.length > best.mapping.length) best = { owner, mapping };
  }
  return best;
}

function matches(mapping: string, path: string): boolean {
  if (mapping.endsWith('/*')) return path === mapping.slice(0, -2) || path.startsWith(mapping.slice(0, -1));
  if (mapping.endsWith('*')) return path.startsWith(mapping.slice(0, -1));
  return path === mapping || path === `${mapping}/`;
}

/** Parameters are the members of the JSON body, or for GET and DELETE of the query string ("HttpPost Annotation"). */
function argumentsOf(method: UserMethod, request: EngineRequest, url: URL): unknown[] {
  if (method.parameterTypes.length === 0) return [];
  if (request.method === 'GET' || request.method === 'DELETE')
    return method.parameterTypes.map((type, i) => {
      const text = url.searchParams.get(method.parameterNames[i] as string);
      return text === null ? null : type === Types.String || type === Types.Id ? text : fromJson(text, type);
    });
  let body: Record<string, unknown>;
  try {
    body = JSON.parse(new TextDecoder().decode(request.body)) as Record<string, unknown>;
  } catch {
    throw new RestError(400, 'JSON_PARSER_ERROR', 'The request body is no JSON object');
  }
  const byName = new Map(Object.entries(body).map(([k, v]) => [k.toLowerCase(), v]));
  return method.parameterTypes.map((type, i) => {
    const value = byName.get((method.parameterNames[i] as string).toLowerCase());
    return value === undefined || value === null ? null : fromJson(JSON.stringify(value), type);
  });
}
