import type { AppModel } from '../browser/appModel.ts';
import { storeOf } from '../dml/dataService.ts';
import { Permissions } from '../dml/permissions.ts';
import type { LocalOrg } from '../runtime/createOrg.ts';
import type { UserMethod } from '../runtime/org.ts';
import { createException } from '../values/exception.ts';
import { auraError } from './auraError.ts';
import { AuraTypeError, fromAura, toAura } from './auraJson.ts';
import { EventFeed } from './eventFeed.ts';
import type { BrowserOptions, EngineRequest, EngineResponse } from './messages.ts';
import { RestError } from './restError.ts';
import { describeSession, SessionUsers } from './session.ts';
import { layoutOf, listOf, recordOf } from './uiRecords.ts';

/** What Lightning pages ask of the org: Apex methods, records in the user's access, the session. Runs on the engine thread. */
export class AuraApi {
  readonly #org: LocalOrg;
  readonly #model: AppModel;
  readonly #users: SessionUsers;
  readonly #events: EventFeed;

  constructor(org: LocalOrg, options: BrowserOptions, events: EventFeed) {
    this.#org = org;
    this.#model = options.model;
    this.#users = new SessionUsers(org, options.users);
    this.#events = events;
  }

  handle(request: EngineRequest): EngineResponse {
    let answer: unknown;
    try {
      answer = { state: 'SUCCESS', returnValue: this.#route(request) ?? null };
    } catch (error) {
      answer = { state: 'ERROR', error: auraError(error) };
    }
    return {
      id: request.id,
      status: 200,
      headers: { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' },
      body: new TextEncoder().encode(JSON.stringify(answer)),
    };
  }

  #route(request: EngineRequest): unknown {
    const url = new URL(request.url, 'http://localhost');
    const [, , kind, first = '', second = ''] = url.pathname.split('/').map(decodeURIComponent);
    const user = this.#users.find(request.userId);
    if (kind === 'session') return describeSession(this.#org, this.#model, this.#users, user.id);
    if (kind === 'apex' && request.method === 'POST') return this.#callApex(first, second, request, user.id);
    // Pages are no code of a package: they name what belongs to one with its prefix.
    const { namespace } = this.#org.schema;
    const inTransaction = (body: () => unknown): unknown =>
      this.#org.runTransaction('aura', `${kind} ${first}`, () => (namespace ? namespace.within(false, body) : body()), {
        userId: user.id,
      });
    if (kind === 'records') return inTransaction(() => recordOf(this.#org, first, url.searchParams));
    if (kind === 'layout') return inTransaction(() => layoutOf(this.#org, first, user));
    if (kind === 'list') return inTransaction(() => listOf(this.#org, first, user));
    if (kind === 'events') return this.#subscribe(url.searchParams, user.id);
    throw new RestError(404, 'NOT_FOUND', 'The requested resource does not exist');
  }

  #callApex(className: string, methodName: string, request: EngineRequest, userId: string): unknown {
    const owner = this.#org.code.findClass(className);
    const method = owner?.methods.find(
      (m) => m.isStatic && m.name.toLowerCase() === methodName.toLowerCase() && m.annotations.has('auraenabled'),
    );
    if (!owner || !method)
      throw new RestError(404, 'NOT_FOUND', `There is no @AuraEnabled method ${className}.${methodName}`);
    if (!mayCall(this.#org, userId, owner.name))
      throw new RestError(
        403,
        'INSUFFICIENT_ACCESS',
        `You do not have access to the Apex class named '${owner.name}'.`,
      );
    const given = argumentsOf(request, method, `${owner.name}.${method.name}`);
    const isCacheable = method.annotations.get('auraenabled')?.get('cacheable') === 'true';
    const { code } = this.#org;
    return this.#org.runTransaction(
      'aura',
      `${owner.name}.${method.name}`,
      (transaction) => {
        // A class without a sharing keyword is run by a component as if it said `with sharing`.
        transaction.sharingStack.push('with');
        const values = method.parameterTypes.map((type, index) =>
          fromAura(code, given[method.parameterNames[index] as string], type),
        );
        const result = toAura(code, code.invokeStatic(owner.name, method.name, values));
        if (isCacheable && transaction.counters.dmlStatements > 0)
          throw createException('System.LimitException', 'Too many DML statements: 1');
        return result;
      },
      { userId },
    );
  }

  #subscribe(parameters: URLSearchParams, userId: string): unknown {
    const channel = parameters.get('channel') ?? '';
    const name = /^\/event\/(\w+)$/.exec(channel)?.[1];
    const schema = name === undefined ? undefined : this.#org.schema.object(name);
    // Names of channels are case-sensitive (Platform Events Developer Guide), and nobody adds a prefix to them.
    if (schema?.kind !== 'platformEvent' || schema.name !== name)
      throw new RestError(404, 'NOT_FOUND', `403::Subscription to ${channel} is not possible: no such event`);
    if (!Permissions.of(storeOf(this.#org), userId).allowsObject(schema, 'read'))
      throw new RestError(403, 'INSUFFICIENT_ACCESS', `403::You may not read ${schema.name}`);
    return { objectName: schema.name, events: this.#events.since(schema.name, Number(parameters.get('replayId'))) };
  }
}

function argumentsOf(request: EngineRequest, method: UserMethod, name: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder().decode(request.body) || '{}');
  } catch {
    throw new RestError(400, 'JSON_PARSER_ERROR', 'The request body is no JSON object');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new RestError(400, 'JSON_PARSER_ERROR', 'The request body is no JSON object');
  // An org ignores such an argument and passes null for the one that was meant.
  const unknown = Object.keys(body).find((key) => !method.parameterNames.includes(key));
  if (unknown !== undefined)
    throw new AuraTypeError(
      `${name} has no parameter ${unknown}; it takes ${method.parameterNames.join(', ') || 'none'}`,
    );
  return body as Record<string, unknown>;
}

/** Administrators author Apex and so call every class; everybody else needs a permission set with access to it. */
function mayCall(org: LocalOrg, userId: string, className: string): boolean {
  const store = storeOf(org);
  if (Permissions.of(store, userId).isAdministrator) return true;
  const assigned = new Set(
    store.db
      .prepare(
        'SELECT s.Name FROM "PermissionSetAssignment" a JOIN "PermissionSet" s ON s.Id = a.PermissionSetId WHERE a.AssigneeId = ? AND a.IsDeleted = 0',
      )
      .all(userId)
      .map(([name]) => String(name).toLowerCase()),
  );
  return org.schema
    .permissionSets()
    .some(
      (set) =>
        assigned.has(set.name.toLowerCase()) &&
        [...set.classes].some((name) => name.toLowerCase() === className.toLowerCase()),
    );
}
