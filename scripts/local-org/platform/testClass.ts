import { currentTransaction } from '../runtime/transaction.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { makeId } from '../store/recordId.ts';
import { ApexType, Types } from '../types/apexType.ts';
import { ApexList } from '../values/collections.ts';
import { createException, requireArgument as need } from '../values/exception.ts';
import { PlatformObject, type ApexTypeValue } from '../values/object.ts';
import { SObject } from '../values/sobject.ts';
import type { ApexDatetime } from '../values/temporal.ts';
import { parseCsv, valueOfText } from './csvRows.ts';
import { setMock } from './httpMocks.ts';
import { definePlatformType } from './registry.ts';
import type { SObjectTypeToken } from './schemaTokens.ts';

const brokerType = ApexType.platform('eventbus.TestBroker');
const STATE = 'platform/test';

class TestBroker extends PlatformObject {
  override get $type(): ApexType {
    return brokerType;
  }
}

function requireTest(method: string): void {
  if (!currentTransaction().isTest)
    throw createException('System.UnexpectedException', `Test.${method} can only be called in a test`);
}

/** Once per test; it also lets callouts follow the DML of the preparation (Apex Developer Guide, "Performing DML Operations and Mock Callouts"). */
function startTest(): void {
  requireTest('startTest');
  const transaction = currentTransaction();
  if (transaction.slots.has(STATE)) throw createException('System.FinalException', 'Testing already started');
  transaction.slots.set(STATE, 'started');
  transaction.org.async.startTest();
  transaction.uncommittedWork = false;
}

function stopTest(): void {
  requireTest('stopTest');
  const transaction = currentTransaction();
  if (transaction.slots.get(STATE) !== 'started')
    throw createException('System.FinalException', 'Testing has not started');
  transaction.slots.set(STATE, 'stopped');
  transaction.org.async.stopTest();
}

/** `Test.loadData`: rows of a CSV static resource, inserted. */
function loadData(token: SObjectTypeToken, resourceName: string): ApexList {
  const { org } = currentTransaction();
  const resource = org.schema.staticResource(need(resourceName));
  if (!resource) throw createException('System.StringException', `Static Resource not found: ${resourceName}`);
  const [header = [], ...lines] = parseCsv(new TextDecoder().decode(resource.body));
  const rows = lines.map((cells) => {
    const row = new SObject(need(token).schema);
    header.forEach((name, i) => {
      const text = cells[i] ?? '';
      if (text !== '' && name.toLowerCase() !== 'id') row.write(name, valueOfText(token.schema, name, text));
    });
    return row;
  });
  org.data.execute('insert', rows, { allOrNone: true, accessMode: 'system' });
  return new ApexList(ApexType.list(Types.SObject), rows);
}

/** Data that can be dated back says so with a method of this name. */
function setCreatedDate(id: string, datetime: ApexDatetime): void {
  requireTest('setCreatedDate');
  const data = currentTransaction().org.data as { setCreatedDate?: (id: string, value: ApexDatetime) => void };
  if (!data.setCreatedDate) throw new UnsupportedError('Test.setCreatedDate');
  data.setCreatedDate(need(id), need(datetime));
}

/** What `InstallContext` tells an install script (Apex Developer Guide, "Running Apex on Package Install/Upgrade"). */
class InstallContext extends PlatformObject {
  readonly previousVersion: unknown;
  readonly isPush: boolean;

  constructor(previousVersion: unknown, isPush: boolean) {
    super();
    this.previousVersion = previousVersion;
    this.isPush = isPush;
  }

  override get $type(): ApexType {
    return ApexType.platform('System.InstallContext');
  }
}

definePlatformType('System.InstallContext', {
  methods: {
    installerId: () => currentTransaction().userId,
    isPush: (self: InstallContext) => self.isPush,
    isUpgrade: (self: InstallContext) => self.previousVersion !== null,
    previousVersion: (self: InstallContext) => self.previousVersion,
  },
});

/** Runs the install script; without a previous version as at a first install. */
function testInstall(handler: unknown, previousVersion: unknown, isPush: boolean | null = false): void {
  requireTest('testInstall');
  currentTransaction().org.code.invoke(need(handler), 'onInstall', [
    new InstallContext(previousVersion, isPush === true),
  ]);
}

definePlatformType('System.Test', {
  statics: {
    getEventBus: () => new TestBroker(),
    // An org has one standard price book; its id depends on the org only.
    getStandardPricebookId: () => makeId('01s', 1),
    isRunningTest: () => currentTransaction().isTest,
    loadData,
    setCreatedDate,
    setFixedSearchResults: (ids: ApexList) =>
      void currentTransaction().slots.set('platform/fixedSearchResults', need(ids).items),
    setMock: (type: ApexTypeValue, mock: unknown) => {
      requireTest('setMock');
      setMock(need(type).type.name, need(mock));
    },
    startTest,
    stopTest,
    testInstall,
  },
});

definePlatformType('eventbus.TestBroker', {
  methods: { 'deliver/0': () => currentTransaction().org.async.deliverEvents() },
});
