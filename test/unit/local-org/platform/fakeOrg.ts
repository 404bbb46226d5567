import type { CodeService, Org, Transaction } from '../../../../scripts/local-org/runtime/org.ts';
import type { Counters, LimitName, TransactionKind } from '../../../../scripts/local-org/runtime/ledger.ts';
import { withTransaction } from '../../../../scripts/local-org/runtime/transaction.ts';
import type { FieldSchema, FieldType, ObjectSchema } from '../../../../scripts/local-org/schema/model.ts';
import { ApexType, Types } from '../../../../scripts/local-org/types/apexType.ts';
import type { PlatformFunction } from '../../../../scripts/local-org/platform/registry.ts';
import '../../../../scripts/local-org/platform/index.ts';
import { findPlatformFunction } from '../../../../scripts/local-org/platform/registry.ts';

const limitNames: readonly LimitName[] = [
  'queries',
  'queryRows',
  'aggregateQueries',
  'queryLocatorRows',
  'soslQueries',
  'dmlStatements',
  'dmlRows',
  'callouts',
  'calloutMillis',
  'futureCalls',
  'queueableJobs',
  'publishImmediateDml',
  'emailInvocations',
  'statements',
  'cpuMillis',
  'heapBytes',
  'savepoints',
];

const zero = (): Counters => Object.fromEntries(limitNames.map((name) => [name, 0])) as Counters;

export function field(name: string, type: FieldType, apexType: ApexType, more: Partial<FieldSchema> = {}): FieldSchema {
  return {
    name,
    label: name,
    type,
    apexType,
    length: 0,
    precision: 0,
    scale: 0,
    required: false,
    unique: false,
    caseSensitive: false,
    externalId: false,
    referenceTo: [],
    restrictedPicklist: false,
    createable: true,
    updateable: true,
    nillable: true,
    custom: name.endsWith('__c'),
    source: 'test',
    ...more,
  };
}

export function objectSchema(
  name: string,
  fields: readonly FieldSchema[],
  more: Partial<ObjectSchema> = {},
): ObjectSchema {
  return {
    name,
    label: name,
    labelPlural: `${name}s`,
    keyPrefix: '001',
    kind: name.endsWith('__c') ? 'custom' : 'standard',
    sharingModel: 'ReadWrite',
    fields: new Map(fields.map((f) => [f.name.toLowerCase(), f])),
    childRelationships: [],
    apexType: ApexType.sobject(name),
    source: 'test',
    ...more,
  };
}

export const account = objectSchema(
  'Account',
  [
    field('Id', 'Id', Types.Id),
    field('Name', 'Text', Types.String, { length: 255 }),
    field('AnnualRevenue', 'Currency', Types.Decimal),
    field('BirthDate__c', 'Date', Types.Date),
    field('Closed__c', 'DateTime', Types.Datetime),
    field('ParentId', 'Lookup', Types.Id, { referenceTo: ['Account'], relationshipName: 'Parent' }),
  ],
  { childRelationships: [{ name: 'ChildAccounts', childObject: 'Account', field: 'ParentId' }] },
);

/** A transaction over an org that knows one object and lets tests replace what they need. */
export function inTransaction<T>(
  body: (transaction: Transaction) => T,
  options: {
    kind?: TransactionKind;
    timeZone?: string;
    now?: number;
    code?: Partial<CodeService>;
    org?: Partial<Org>;
  } = {},
): T {
  const counters = zero();
  const schemas = new Map([['account', account]]);
  const org = {
    schema: {
      object: (name: string) => schemas.get(name.toLowerCase()),
      objectByPrefix: (p: string) => (p === '001' ? account : undefined),
      objects: () => schemas.values(),
      staticResource: () => undefined,
    },
    code: { findClass: () => undefined, typeOf: () => undefined, hasMethod: () => false, ...options.code },
    clock: { now: () => options.now ?? Date.UTC(2024, 0, 2, 3, 4, 5) },
    settingsOf: () => ({ timeZone: options.timeZone ?? 'UTC', locale: 'en_US' }),
    organizationId: '00DDL0000000001AAA',
    ...options.org,
  } as unknown as Org;
  const transaction: Transaction = {
    org,
    kind: options.kind ?? 'test',
    entryPoint: 'test',
    isTest: (options.kind ?? 'test') === 'test',
    userId: '005DL0000000001AAA',
    statics: new Map(),
    counters,
    count: (limit, amount = 1) => void (counters[limit] += amount),
    limitOf: () => 100,
    triggerStack: [],
    sharingStack: [],
    uncommittedWork: false,
    wroteSetupObject: false,
    wroteNonSetupObject: false,
    afterCommit: [],
    slots: new Map(),
  };
  return withTransaction(transaction, () => body(transaction));
}

function member(
  group: 'statics' | 'methods' | 'constructors',
  type: string,
  name: string,
  parameters: readonly ApexType[],
): PlatformFunction {
  const found = findPlatformFunction(type, group, name, parameters);
  if (!found) throw new Error(`${type}.${name} is not registered`);
  return found;
}

/** Calls a static method by its parameter types, as emitted code is linked. */
export function callStatic(type: string, name: string, parameters: readonly ApexType[], ...args: unknown[]): unknown {
  return member('statics', type, name, parameters)(...args);
}

export function call(type: string, name: string, parameters: readonly ApexType[], ...args: unknown[]): unknown {
  return member('methods', type, name, parameters)(...args);
}

export function construct(type: string, parameters: readonly ApexType[], ...args: unknown[]): unknown {
  return member('constructors', type, '', parameters)(...args);
}
