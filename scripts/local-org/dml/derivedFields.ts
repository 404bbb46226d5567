import type { RecordStore } from '../store/recordStore.ts';
import {
  ApexDecimal,
  compareDecimal,
  divideToScale,
  multiplyDecimal,
  rescale,
  subtractDecimal,
} from '../values/decimal.ts';
import { ApexDate, ApexDatetime } from '../values/temporal.ts';
import type { SObject } from '../values/sobject.ts';
import { checkProductCurrency } from './currencies.ts';
import { derivePersonAccount } from './personAccounts.ts';
import { isPlatformWrite, rowError, type WorkRow } from './workRow.ts';

const hundred = ApexDecimal.fromInteger(100);

/** Fields that the platform computes on save from other fields of the same row, or from its parents. */
export function deriveFields(work: WorkRow, store: RecordStore, now: number): void {
  switch (work.schema.name) {
    case 'Contact':
    case 'Lead':
    case 'Individual':
    case 'User':
      derivePersonName(work.row);
      if (work.schema.name === 'User') deriveUser(work, store);
      if (work.schema.name === 'Lead' && work.kind === 'insert' && work.row.get('Status') === null)
        work.row.set('Status', 'Open - Not Contacted');
      break;
    case 'Account':
      derivePersonAccount(work, store);
      break;
    case 'Opportunity':
      deriveOpportunity(work, store, now);
      checkProductCurrency(work, store);
      break;
    case 'OpportunityLineItem':
      deriveLineItem(work, store);
      checkProductCurrency(work, store);
      break;
    case 'PricebookEntry':
      derivePricebookEntry(work, store);
      break;
    case 'Task':
      work.row.set('IsClosed', work.row.get('Status') === 'Completed');
      work.row.set('IsHighPriority', work.row.get('Priority') === 'High');
      deriveActivityAccount(work, store);
      break;
    case 'Event':
      deriveActivityAccount(work, store);
      break;
    case 'Case':
      work.row.set('IsClosed', work.row.get('Status') === 'Closed');
      if (work.row.get('IsClosed') === true && work.old?.get('IsClosed') !== true)
        work.row.set('ClosedDate', new ApexDatetime(now));
      break;
  }
}

function derivePersonName(row: SObject): void {
  const parts = [row.get('FirstName'), row.get('LastName')].filter((p) => p !== null);
  row.set('Name', parts.length > 0 ? parts.join(' ') : null);
}

function deriveUser(work: WorkRow, store: RecordStore): void {
  if (work.kind !== 'insert') return;
  if (!work.original.isSet('IsActive')) work.row.set('IsActive', true);
  // The profile's licence says whose user it is (Object Reference, User, UserType).
  const profile = store.db
    .prepare('SELECT UserType FROM "Profile" WHERE Id = ?')
    .get(String(work.row.get('ProfileId')));
  work.row.set('UserType', profile?.[0] ?? 'Standard');
  if (work.row.get('CommunityNickname') === null) work.row.set('CommunityNickname', work.row.get('Alias'));
}

function changed(work: WorkRow, field: string): boolean {
  return work.old === null || work.old.get(field) !== work.row.get(field);
}

function given(work: WorkRow, field: string): boolean {
  return work.old === null ? work.row.get(field) !== null : changed(work, field);
}

/** Stage decides closed, won, forecast category and, unless given, probability (Object Reference, Opportunity, StageName). */
function deriveOpportunity(work: WorkRow, store: RecordStore, now: number): void {
  const { row } = work;
  if (changed(work, 'StageName')) {
    const stage = store.db
      .prepare(
        'SELECT IsClosed, IsWon, DefaultProbability, ForecastCategory, ForecastCategoryName FROM "OpportunityStage" WHERE "ApiName" = ?',
      )
      .get(String(row.get('StageName')));
    row.set('IsClosed', Number(stage?.[0] ?? 0) === 1);
    row.set('IsWon', Number(stage?.[1] ?? 0) === 1);
    if (stage && !given(work, 'Probability')) row.set('Probability', new ApexDecimal(BigInt(stage[2] as bigint), 0));
    row.set('ForecastCategory', stage?.[3] ?? null);
    if (!given(work, 'ForecastCategoryName')) row.set('ForecastCategoryName', stage?.[4] ?? null);
    row.set('LastStageChangeDate', work.old ? new ApexDatetime(now) : null);
  }
  // With products on it, an opportunity's amount is their total and cannot be written.
  if (work.old?.get('HasOpportunityLineItem') === true && !isPlatformWrite(work.original))
    row.set('Amount', work.old.get('Amount'));
  const amount = row.get('Amount') as ApexDecimal | null;
  const probability = row.get('Probability') as ApexDecimal | null;
  row.set(
    'ExpectedRevenue',
    amount && probability ? divideToScale(multiplyDecimal(amount, probability), hundred, 2, 'HALF_UP') : null,
  );
  const closeDate = row.get('CloseDate') as ApexDate | null;
  if (closeDate) {
    const quarter = Math.floor((closeDate.month - 1) / 3) + 1;
    row.set('FiscalYear', closeDate.year);
    row.set('FiscalQuarter', quarter);
    row.set('Fiscal', `${closeDate.year} ${quarter}`);
  }
  if (work.old) {
    const before = work.old.get('CloseDate') as ApexDate | null;
    const pushes = Number(work.old.get('PushCount') ?? 0);
    if (
      before &&
      closeDate &&
      (closeDate.year > before.year || (closeDate.year === before.year && closeDate.month > before.month))
    )
      row.set('PushCount', pushes + 1);
  } else {
    row.set('PushCount', 0);
    if (row.get('HasOpportunityLineItem') === null) row.set('HasOpportunityLineItem', false);
  }
}

function deriveLineItem(work: WorkRow, store: RecordStore): void {
  const { row } = work;
  const entryId = row.get('PricebookEntryId') as string | null;
  if (work.kind === 'insert' && entryId !== null) {
    const entrySchema = store.schema.object('PricebookEntry');
    const entry = entrySchema && store.fetch(entrySchema, [entryId]).get(entryId);
    if (entry) {
      row.set('Product2Id', entry.get('Product2Id'));
      row.set('ProductCode', entry.get('ProductCode'));
      row.set('ListPrice', entry.get('UnitPrice'));
      const opportunityName = store.db
        .prepare('SELECT Name FROM "Opportunity" WHERE Id = ?')
        .get(String(row.get('OpportunityId')))?.[0];
      row.set('Name', `${String(opportunityName ?? '')} ${String(entry.get('Name') ?? '')}`.trim());
    }
    if (row.get('UnitPrice') === null && row.get('TotalPrice') === null)
      work.errors.push(rowError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [UnitPrice]', ['UnitPrice']));
  }
  const quantity = row.get('Quantity') as ApexDecimal | null;
  if (!quantity) return;
  const discount = (row.get('Discount') as ApexDecimal | null) ?? ApexDecimal.ZERO;
  const totalGiven =
    work.old === null ? row.get('TotalPrice') !== null : changed(work, 'TotalPrice') && !changed(work, 'UnitPrice');
  const factor = subtractDecimal(hundred, discount);
  if (
    totalGiven &&
    quantity.unscaled !== 0n &&
    factor.unscaled !== 0n &&
    (work.old !== null || row.get('UnitPrice') === null)
  )
    row.set(
      'UnitPrice',
      divideToScale(
        multiplyDecimal(row.get('TotalPrice') as ApexDecimal, hundred),
        multiplyDecimal(quantity, factor),
        2,
        'HALF_UP',
      ),
    );
  const unitPrice = row.get('UnitPrice') as ApexDecimal | null;
  if (!unitPrice) return;
  row.set('Subtotal', rescale(multiplyDecimal(unitPrice, quantity), 2, 'HALF_UP'));
  if (!totalGiven)
    row.set(
      'TotalPrice',
      divideToScale(multiplyDecimal(multiplyDecimal(unitPrice, quantity), factor), hundred, 2, 'HALF_UP'),
    );
}

function derivePricebookEntry(work: WorkRow, store: RecordStore): void {
  const { row } = work;
  const product = store.db
    .prepare('SELECT Name, ProductCode FROM "Product2" WHERE Id = ?')
    .get(String(row.get('Product2Id')));
  row.set('Name', product?.[0] ?? null);
  row.set('ProductCode', product?.[1] ?? null);
  if (work.kind !== 'insert') return;
  const isStandard =
    Number(
      store.db.prepare('SELECT IsStandard FROM "Pricebook2" WHERE Id = ?').get(String(row.get('Pricebook2Id')))?.[0] ??
        0,
    ) === 1;
  // With several currencies a product has one price in each of them.
  const sameCurrency = store.schema.currencies ? ' AND e.CurrencyIsoCode = ?' : '';
  const hasStandardPrice =
    store.db
      .prepare(
        `SELECT 1 FROM "PricebookEntry" e JOIN "Pricebook2" b ON b.Id = e.Pricebook2Id WHERE e.Product2Id = ? AND b.IsStandard = 1 AND e.IsDeleted = 0${sameCurrency}`,
      )
      .get(String(row.get('Product2Id')), ...(sameCurrency === '' ? [] : [row.get('CurrencyIsoCode') as string])) !==
    undefined;
  if (!isStandard && !hasStandardPrice)
    work.errors.push(
      rowError('STANDARD_PRICE_NOT_DEFINED', 'Before creating a custom price, create a standard price.', []),
    );
  if (isStandard && hasStandardPrice)
    work.errors.push(rowError('DUPLICATE_VALUE', 'This price definition already exists in this price book', []));
}

function deriveActivityAccount(work: WorkRow, store: RecordStore): void {
  const what = work.row.get('WhatId') as string | null;
  const who = work.row.get('WhoId') as string | null;
  let account: unknown = null;
  if (what?.startsWith('001')) account = what;
  else if (what?.startsWith('006'))
    account = store.db.prepare('SELECT AccountId FROM "Opportunity" WHERE Id = ?').get(what)?.[0] ?? null;
  else if (what === null && who?.startsWith('003'))
    account = store.db.prepare('SELECT AccountId FROM "Contact" WHERE Id = ?').get(who)?.[0] ?? null;
  work.row.set('AccountId', account);
}

/** Amount, quantity and the flag that opportunities take from their products; undefined where nothing changes. */
export function lineItemTotals(store: RecordStore, opportunity: SObject): Map<string, unknown> | undefined {
  const totals = store.db
    .prepare(
      'SELECT COUNT(*), SUM(TotalPrice), SUM(Quantity) FROM "OpportunityLineItem" WHERE OpportunityId = ? AND IsDeleted = 0',
    )
    .get(opportunity.id);
  const count = Number(totals?.[0] ?? 0);
  const changes = new Map<string, unknown>();
  if (count > 0 !== opportunity.get('HasOpportunityLineItem')) changes.set('HasOpportunityLineItem', count > 0);
  if (count > 0) {
    const amount = new ApexDecimal(BigInt((totals?.[1] as bigint | null) ?? 0n), 2);
    const quantity = new ApexDecimal(BigInt((totals?.[2] as bigint | null) ?? 0n), 2);
    const stored = opportunity.get('Amount') as ApexDecimal | null;
    const storedQuantity = opportunity.get('TotalOpportunityQuantity') as ApexDecimal | null;
    if (!stored || compareDecimal(stored, amount) !== 0) changes.set('Amount', amount);
    if (!storedQuantity || compareDecimal(storedQuantity, quantity) !== 0)
      changes.set('TotalOpportunityQuantity', quantity);
  }
  return changes.size > 0 ? changes : undefined;
}
