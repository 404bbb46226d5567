import type { LocalDataService } from '../dml/dataService.ts';
import type { LocalOrg } from '../runtime/createOrg.ts';
import { compileAnonymous } from '../runtime/anonymous.ts';
import type { DmlOperation, DmlRowResult } from '../runtime/org.ts';
import { fieldOf } from '../schema/lookup.ts';
import type { ObjectSchema } from '../schema/model.ts';
import { isStoredField } from '../store/columns.ts';
import { toId18 } from '../store/recordId.ts';
import { SObject } from '../values/sobject.ts';
import { callApexRest, type RawResponse } from './apexRest.ts';
import { describeBrief, describeObject } from './describe.ts';
import type { EngineRequest, EngineResponse } from './messages.ts';
import { apiVersion, dataPath, rowFromJson, rowToJson } from './recordJson.ts';
import { errorResponse, RestError } from './restError.ts';

/** Rows of one query answer; the rest is fetched through `nextRecordsUrl`. */
const pageSize = 2000;

/** The part of the REST API v65.0 that the local org serves. Runs on the engine thread, never on the one that serves HTTP. */
export class RestApi {
  readonly #org: LocalOrg;
  readonly #pages = new Map<string, { rows: SObject[]; total: number }>();
  #requests = 0;
  #locators = 0;

  constructor(org: LocalOrg) {
    this.#org = org;
  }

  handle(request: EngineRequest): EngineResponse {
    this.#requests++;
    try {
      const answer = this.#route(request);
      if (answer && 'body' in answer && answer.body instanceof Uint8Array) return { id: request.id, ...answer };
      const { status, json } = answer as { status: number; json?: unknown };
      return this.#json(request.id, status, json);
    } catch (error) {
      const { status, body } = errorResponse(error);
      return this.#json(request.id, status, body);
    }
  }

  #json(id: number, status: number, json: unknown): EngineResponse {
    return {
      id,
      status,
      headers: json === undefined ? {} : { 'content-type': 'application/json;charset=UTF-8' },
      body: json === undefined ? new Uint8Array() : new TextEncoder().encode(JSON.stringify(json)),
    };
  }

  #route(request: EngineRequest): { status: number; json?: unknown } | RawResponse {
    const url = new URL(request.url, 'http://localhost');
    const path = decodeURIComponent(url.pathname).replace(/\/$/, '');
    if (path.startsWith('/services/apexrest')) return callApexRest(this.#org, request, undefined);
    if (path === '/services/data')
      return { status: 200, json: [{ label: "Winter '26", url: dataPath, version: apiVersion }] };
    const match = /^\/services\/data\/v(\d+\.\d)(\/.*)?$/.exec(path);
    if (!match) throw new RestError(404, 'NOT_FOUND', 'The requested resource does not exist');
    if (match[1] !== apiVersion)
      throw new RestError(404, 'NOT_FOUND', `The local org serves version ${apiVersion} only`);
    const rest = match[2] ?? '';
    if (rest === '')
      return {
        status: 200,
        json: {
          sobjects: `${dataPath}/sobjects`,
          query: `${dataPath}/query`,
          queryAll: `${dataPath}/queryAll`,
          limits: `${dataPath}/limits`,
          tooling: `${dataPath}/tooling`,
        },
      };
    if (/^\/(query|queryAll)$/.test(rest)) return this.#query(url.searchParams.get('q'), rest === '/queryAll');
    const page = /^\/query(?:All)?\/(\w+)$/.exec(rest);
    if (page) return this.#nextPage(page[1] as string);
    if (rest === '/limits') return { status: 200, json: this.#limits() };
    if (rest === '/tooling/executeAnonymous')
      return { status: 200, json: this.#executeAnonymous(url.searchParams.get('anonymousBody') ?? '') };
    if (rest === '/sobjects')
      return {
        status: 200,
        json: { encoding: 'UTF-8', maxBatchSize: 200, sobjects: [...this.#org.schema.objects()].map(describeBrief) },
      };
    const parts = rest.split('/').slice(1);
    if (parts[0] === 'sobjects') return this.#sobjects(request, parts.slice(1));
    throw new RestError(501, 'NOT_IMPLEMENTED_LOCALLY', `The local org does not serve ${rest}`);
  }

  #run<T>(request: string, body: () => T): T {
    return this.#org.runTransaction('rest', request, body);
  }

  #query(soql: string | null, allRows: boolean): { status: number; json: unknown } {
    if (soql === null) throw new RestError(400, 'MALFORMED_QUERY', 'The parameter q is missing');
    const text = allRows && !/\bALL\s+ROWS\s*$/i.test(soql) ? `${soql} ALL ROWS` : soql;
    return this.#run('query', () => {
      const { data } = this.#org;
      const prepared = data.prepare(text);
      if (prepared.binds.length > 0)
        throw new RestError(400, 'MALFORMED_QUERY', `unexpected token: ':${prepared.binds[0] ?? ''}'`);
      if (prepared.isCount)
        return {
          status: 200,
          json: { totalSize: data.count(prepared, [], { accessMode: 'user' }), done: true, records: [] },
        };
      const rows = data.query(prepared, [], { accessMode: 'user' }) as SObject[];
      return { status: 200, json: this.#page(rows, rows.length) };
    });
  }

  #page(rows: SObject[], total: number): Record<string, unknown> {
    const records = rows.slice(0, pageSize).map(rowToJson);
    if (rows.length <= pageSize) return { totalSize: total, done: true, records };
    const locator = `01gDL${String(++this.#locators).padStart(10, '0')}`;
    this.#pages.set(locator, { rows: rows.slice(pageSize), total });
    return { totalSize: total, done: false, nextRecordsUrl: `${dataPath}/query/${locator}`, records };
  }

  #nextPage(locator: string): { status: number; json: unknown } {
    const page = this.#pages.get(locator);
    if (!page) throw new RestError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    this.#pages.delete(locator);
    return { status: 200, json: this.#page(page.rows, page.total) };
  }

  #limits(): unknown {
    const since = this.#org.clock.now() - 86_400_000;
    const { store } = this.#org.data as LocalDataService;
    const jobs = Number(
      store.db.prepare('SELECT COUNT(*) FROM "AsyncApexJob" WHERE CreatedDate >= ?').get(since)?.[0] ?? 0,
    );
    return {
      DailyApiRequests: { Max: 100_000, Remaining: Math.max(0, 100_000 - this.#requests) },
      DailyAsyncApexExecutions: { Max: 250_000, Remaining: Math.max(0, 250_000 - jobs) },
    };
  }

  #executeAnonymous(text: string): unknown {
    const compiled = compileAnonymous(this.#org.code, text);
    const success = {
      line: -1,
      column: -1,
      compiled: true,
      success: true,
      compileProblem: null,
      exceptionStackTrace: null,
      exceptionMessage: null,
    };
    if (!compiled.run) {
      const first = compiled.errors[0];
      return {
        ...success,
        line: first?.line ?? -1,
        column: first?.column ?? -1,
        compiled: false,
        success: false,
        compileProblem: first?.message ?? '',
      };
    }
    try {
      this.#org.runTransaction('anonymous', 'AnonymousBlock', compiled.run);
      return success;
    } catch (error) {
      const { body } = errorResponse(error);
      const message = (body as { message: string }[])[0]?.message ?? '';
      const exception = error as {
        getStackTraceString?: () => string;
        getTypeName?: () => string;
        getMessage?: () => string;
      };
      return {
        ...success,
        success: false,
        exceptionMessage: exception.getTypeName
          ? `${exception.getTypeName()}: ${exception.getMessage?.() ?? ''}`
          : message,
        exceptionStackTrace: exception.getStackTraceString?.() ?? null,
      };
    }
  }

  #sobjects(request: EngineRequest, parts: readonly string[]): { status: number; json?: unknown } {
    const schema = this.#org.schema.object(parts[0] ?? '');
    if (!schema) throw new RestError(404, 'NOT_FOUND', 'The requested resource does not exist');
    if (parts.length === 1) {
      if (request.method === 'POST') return this.#create(schema, request);
      if (request.method === 'GET')
        return { status: 200, json: { objectDescribe: describeBrief(schema), recentItems: [] } };
      throw new RestError(
        405,
        'METHOD_NOT_ALLOWED',
        `HTTP Method '${request.method}' not allowed. Allowed are GET,POST`,
      );
    }
    if (parts[1] === 'describe') return { status: 200, json: describeObject(schema) };
    if (parts.length === 2) return this.#byId(schema, parts[1] as string, request);
    if (parts.length === 3) return this.#byExternalId(schema, parts[1] as string, parts[2] as string, request);
    throw new RestError(404, 'NOT_FOUND', 'The requested resource does not exist');
  }

  #body(request: EngineRequest): unknown {
    try {
      return JSON.parse(new TextDecoder().decode(request.body));
    } catch {
      throw new RestError(400, 'JSON_PARSER_ERROR', 'The request body is no valid JSON');
    }
  }

  #execute(operation: DmlOperation, row: SObject, externalIdField?: string): DmlRowResult {
    const [result] = this.#org.data.execute(operation, [row], {
      allOrNone: false,
      accessMode: 'user',
      ...(externalIdField === undefined ? {} : { externalIdField }),
    });
    if (!result) throw new Error('DML gave no result');
    const first = result.errors[0];
    if (first)
      throw new RestError(
        /DELETED|INVALID_CROSS_REFERENCE/.test(first.statusCode) ? 404 : 400,
        first.statusCode,
        first.message,
        first.fields,
      );
    return result;
  }

  #create(schema: ObjectSchema, request: EngineRequest): { status: number; json: unknown } {
    const json = this.#body(request);
    return this.#run(`POST ${schema.name}`, () => {
      const row = rowFromJson(schema, json, this.#org.schema);
      if (schema.kind === 'platformEvent') {
        const [published] = this.#org.async.publish([row]);
        const first = published?.errors[0];
        if (first) throw new RestError(400, first.statusCode, first.message, first.fields);
        return { status: 201, json: { id: published?.id ?? null, success: true, errors: [] } };
      }
      const result = this.#execute('insert', row);
      return { status: 201, json: { id: result.id, success: true, errors: [] } };
    });
  }

  #load(schema: ObjectSchema, condition: string, value: unknown, fields: string | null): SObject {
    const names = fields?.split(',') ?? [...schema.fields.values()].filter(isStoredField).map((f) => f.name);
    const prepared = this.#org.data.prepare(
      `SELECT ${names.join(', ')} FROM ${schema.name} WHERE ${condition} = :value LIMIT 2`,
    );
    const rows = this.#org.data.query(prepared, [value], { accessMode: 'user' }) as SObject[];
    const [row] = rows;
    if (!row) throw new RestError(404, 'NOT_FOUND', 'The requested resource does not exist');
    if (rows.length > 1)
      throw new RestError(
        300,
        'DUPLICATE_EXTERNAL_ID',
        `more than one record found for external id field ${condition}`,
      );
    return row;
  }

  #byId(schema: ObjectSchema, text: string, request: EngineRequest): { status: number; json?: unknown } {
    const id = toId18(text);
    if (id === undefined) throw new RestError(400, 'MALFORMED_ID', `malformed id ${text}`);
    const fields = new URL(request.url, 'http://localhost').searchParams.get('fields');
    return this.#run(`${request.method} ${schema.name}`, () => {
      switch (request.method) {
        case 'GET':
          return { status: 200, json: rowToJson(this.#load(schema, 'Id', id, fields)) };
        case 'PATCH': {
          const row = rowFromJson(schema, this.#body(request), this.#org.schema);
          row.id = id;
          this.#execute('update', row);
          return { status: 204 };
        }
        case 'DELETE': {
          const row = new SObject(schema);
          row.id = id;
          this.#execute('delete', row);
          return { status: 204 };
        }
        default:
          throw new RestError(
            405,
            'METHOD_NOT_ALLOWED',
            `HTTP Method '${request.method}' not allowed. Allowed are GET,PATCH,DELETE`,
          );
      }
    });
  }

  #byExternalId(
    schema: ObjectSchema,
    fieldName: string,
    value: string,
    request: EngineRequest,
  ): { status: number; json?: unknown } {
    const field = fieldOf(schema, fieldName);
    if (!field || (!field.externalId && !field.unique && field.name !== 'Id'))
      throw new RestError(
        404,
        'NOT_FOUND',
        `Provided external ID field does not exist or is not accessible: ${fieldName}`,
      );
    return this.#run(`${request.method} ${schema.name}`, () => {
      const key = rowFromJson(schema, { [field.name]: value }, this.#org.schema).get(field.name);
      switch (request.method) {
        case 'GET':
          return { status: 200, json: rowToJson(this.#load(schema, field.name, key, null)) };
        case 'PATCH': {
          const row = rowFromJson(schema, this.#body(request), this.#org.schema);
          row.set(field.name, key);
          const result = this.#execute('upsert', row, field.name.toLowerCase());
          return {
            status: result.created ? 201 : 200,
            json: { id: result.id, success: true, errors: [], created: result.created },
          };
        }
        case 'DELETE': {
          this.#execute('delete', this.#load(schema, field.name, key, 'Id'));
          return { status: 204 };
        }
        default:
          throw new RestError(
            405,
            'METHOD_NOT_ALLOWED',
            `HTTP Method '${request.method}' not allowed. Allowed are GET,PATCH,DELETE`,
          );
      }
    });
  }
}
