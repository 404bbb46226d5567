import type { DmlRowError, DmlRowResult, DuplicateFinding } from '../runtime/org.ts';
import { ApexType, Types } from '../types/apexType.ts';
import { ApexList, ApexMap } from '../values/collections.ts';
import { PlatformObject, type ApexEnumValue } from '../values/object.ts';
import { stringify } from '../values/operations.ts';
import { DuplicateResult } from './datacloud.ts';
import { platformEnumValues } from './enums.ts';
import { jsonFactories } from './jsonTyped.ts';
import { definePlatformType, type PlatformFunction, type PlatformProperty } from './registry.ts';

const errorType = ApexType.platform('Database.Error');
const errorList = ApexType.list(errorType);
const stringList = ApexType.list(Types.String);

/** The enum constant of a status code; UNKNOWN_EXCEPTION for one that the enum does not list. */
export function statusCodeOf(name: string): ApexEnumValue {
  const all = platformEnumValues('System.StatusCode');
  return all.find((v) => v.name === name) ?? (all.find((v) => v.name === 'UNKNOWN_EXCEPTION') as ApexEnumValue);
}

/** Apex `Database.Error`. */
export class ApexDatabaseError extends PlatformObject {
  readonly error: DmlRowError;

  constructor(error: DmlRowError) {
    super();
    this.error = error;
  }

  override get $type(): ApexType {
    return errorType;
  }

  override $toString(): string {
    return `Database.Error[getFields=(${this.error.fields.join(', ')});getMessage=${this.error.message};getStatusCode=${this.error.statusCode};]`;
  }

  $json(): [string, unknown][] {
    return [
      ['statusCode', this.error.statusCode],
      ['message', this.error.message],
      ['fields', new ApexList(stringList, [...this.error.fields])],
    ];
  }
}

/** Apex `Database.DuplicateError`: the error of a row that a duplicate rule refuses. */
export class ApexDuplicateError extends ApexDatabaseError {
  readonly result: DuplicateResult;

  constructor(error: DmlRowError & { readonly duplicate: DuplicateFinding }) {
    super(error);
    this.result = new DuplicateResult(error.duplicate);
  }

  override get $type(): ApexType {
    return ApexType.platform('Database.DuplicateError');
  }
}

function databaseError(error: DmlRowError): ApexDatabaseError {
  const { duplicate } = error;
  return duplicate ? new ApexDuplicateError({ ...error, duplicate }) : new ApexDatabaseError(error);
}

/** `SaveResult`, `UpsertResult`, `DeleteResult`, `UndeleteResult` and their like: one row of a DML statement. */
export class ApexDmlResult extends PlatformObject {
  readonly #type: ApexType;
  readonly row: DmlRowResult;
  readonly errors: ApexList;

  constructor(typeName: string, row: DmlRowResult) {
    super();
    this.#type = ApexType.platform(typeName);
    this.row = row;
    this.errors = new ApexList(errorList, row.errors.map(databaseError));
  }

  override get $type(): ApexType {
    return this.#type;
  }

  override $toString(): string {
    return `${this.#type.name}[getErrors=${stringify(this.errors)};getId=${this.row.id};isSuccess=${this.row.success};]`;
  }

  $json(): [string, unknown][] {
    return [
      ['id', this.row.id],
      ['success', this.row.success],
      ...(this.#type.name === 'Database.UpsertResult' ? ([['created', this.row.created]] as [string, unknown][]) : []),
      ['errors', this.errors],
    ];
  }
}

/** Apex shows each of them as a property too. */
const properties: Record<string, PlatformProperty> = {
  Errors: { get: (self: ApexDmlResult) => self.errors },
  Id: { get: (self: ApexDmlResult) => self.row.id },
  Success: { get: (self: ApexDmlResult) => self.row.success },
};

const methods: Record<string, PlatformFunction> = {
  getErrors: (self: ApexDmlResult) => self.errors,
  getId: (self: ApexDmlResult) => self.row.id,
  isSuccess: (self: ApexDmlResult) => self.row.success,
};

/** Test code makes results out of JSON, because they have no constructor that Apex can use. */
function fromMembers(typeName: string): (members: ApexMap) => ApexDmlResult {
  return (members) => {
    const errors = members.get('errors');
    return new ApexDmlResult(typeName, {
      id: members.get('id') as string | null,
      success: members.get('success') === true,
      created: members.get('created') === true,
      errors: errors instanceof ApexList ? errors.items.map((item) => errorFromMembers(item as ApexMap).error) : [],
    });
  };
}

function errorFromMembers(members: ApexMap): ApexDatabaseError {
  const fields = members.get('fields');
  return new ApexDatabaseError({
    statusCode: (members.get('statusCode') as string | null) ?? 'UNKNOWN_EXCEPTION',
    message: (members.get('message') as string | null) ?? '',
    fields: fields instanceof ApexList ? (fields.items as string[]) : [],
  });
}

for (const name of ['SaveResult', 'UpsertResult', 'DeleteResult', 'UndeleteResult', 'EmptyRecycleBinResult']) {
  const fullName = `Database.${name}`;
  definePlatformType(fullName, { methods, properties });
  jsonFactories.set(fullName.toLowerCase(), fromMembers(fullName));
}

const created = (self: ApexDmlResult): boolean => self.row.created;

definePlatformType('Database.UpsertResult', {
  methods: { isCreated: created },
  properties: { Created: { get: created } },
});

jsonFactories.set('database.error', errorFromMembers);

const errorMethods: Record<string, PlatformFunction> = {
  getFields: (self: ApexDatabaseError) => new ApexList(stringList, [...self.error.fields]),
  getMessage: (self: ApexDatabaseError) => self.error.message,
  getStatusCode: (self: ApexDatabaseError) => statusCodeOf(self.error.statusCode),
};
const getDuplicateResult = (self: ApexDuplicateError): DuplicateResult => self.result;

definePlatformType('Database.Error', { methods: errorMethods });
definePlatformType('Database.DuplicateError', {
  methods: { ...errorMethods, getDuplicateResult },
  properties: { DuplicateResult: { get: getDuplicateResult } },
});
