import { currentTransaction } from '../runtime/transaction.ts';
import { ApexType } from '../types/apexType.ts';
import { ApexList, type ApexMap } from '../values/collections.ts';
import { createException, createLimitException, requireArgument as need } from '../values/exception.ts';
import { PlatformObject } from '../values/object.ts';
import { takeBindResolver } from './dynamicBinds.ts';
import { bindsOfMap, queryRows } from './queries.ts';
import { definePlatformType } from './registry.ts';

const type = ApexType.platform('Database.Cursor');
const SLOT = 'platform/cursors';

/** `Cursor.fetch` calls per transaction (Apex Developer Guide, "Apex Cursors"). */
const FETCH_LIMIT = 10;
const ROW_LIMIT = 50_000_000;

interface CursorUse {
  rows: number;
  fetches: number;
}

function use(): CursorUse {
  const { slots } = currentTransaction();
  let found = slots.get(SLOT) as CursorUse | undefined;
  if (!found) slots.set(SLOT, (found = { rows: 0, fetches: 0 }));
  return found;
}

/** Apex `Database.Cursor`: the rows of its query, read when the cursor is made. */
class ApexCursor extends PlatformObject {
  readonly rows: ApexList;

  constructor(rows: ApexList) {
    super();
    this.rows = rows;
    use().rows += rows.size;
  }

  override get $type(): ApexType {
    return type;
  }

  fetch(position: number, count: number): ApexList {
    if (++use().fetches > FETCH_LIMIT)
      throw createLimitException(`Too many fetch calls on Apex cursor: ${use().fetches}`);
    if (need(position) < 0 || need(count) < 0 || position + count > this.rows.size) {
      throw createException(
        'System.InvalidParameterValueException',
        `Cursor position ${position} with ${count} rows is outside of the result`,
      );
    }
    return new ApexList(this.rows.type, this.rows.items.slice(position, position + count));
  }
}

definePlatformType('System.Database', {
  statics: {
    getCursor: (soql: string, level?: unknown) => new ApexCursor(queryRows(soql, takeBindResolver(), level)),
    getCursorWithBinds: (soql: string, binds: ApexMap, level: unknown) =>
      new ApexCursor(queryRows(soql, bindsOfMap(binds), level)),
  },
});

definePlatformType('Database.Cursor', {
  methods: {
    fetch: (self: ApexCursor, position: number, count: number) => self.fetch(position, count),
    getNumRecords: (self: ApexCursor) => self.rows.size,
  },
});

definePlatformType('System.Limits', {
  statics: {
    getApexCursorRows: () => use().rows,
    getLimitApexCursorRows: () => ROW_LIMIT,
    getFetchCallsOnApexCursor: () => use().fetches,
    getLimitFetchCallsOnApexCursor: () => FETCH_LIMIT,
  },
});
