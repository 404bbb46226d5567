import { UnsupportedError } from '../runtime/unsupported.ts';
import type { CurrencySchema } from '../schema/model.ts';
import type { RecordStore } from '../store/recordStore.ts';
import type { SqlDb } from '../store/sqlDb.ts';
import { rowError, type WorkRow } from './workRow.ts';

/** Lets SQL bring an amount into the corporate currency: `corporate_amount(amount, isoCode)`, both at the amount's own scale. */
export function defineCurrencyFunction(db: SqlDb, currencies: readonly CurrencySchema[] | undefined): void {
  const rates = new Map((currencies ?? []).map((c) => [c.isoCode.toLowerCase(), c.conversionRate]));
  db.define('corporate_amount', (amount, isoCode) => {
    if (amount === null || amount === undefined) return null;
    const rate = rates.get(String(isoCode).toLowerCase()) ?? 1;
    return rate === 1 ? amount : BigInt(Math.round(Number(amount) / rate));
  });
}

/** A new record without currency has that of the user who makes it (Salesforce Help, "Manage Multiple Currencies"). */
export function defaultCurrency(work: WorkRow, store: RecordStore, userId: string): void {
  const { currencies } = store.schema;
  if (!currencies || !work.schema.fields.has('currencyisocode') || work.row.get('CurrencyIsoCode') !== null) return;
  const own = store.db.prepare('SELECT DefaultCurrencyIsoCode FROM "User" WHERE Id = ?').get(userId)?.[0];
  work.row.set('CurrencyIsoCode', own ?? currencies[0]?.isoCode ?? null);
}

/** Products have the currency of their opportunity, and so has their price. */
export function checkProductCurrency(work: WorkRow, store: RecordStore): void {
  if (!store.schema.currencies) return;
  const { row, old, schema } = work;
  if (schema.name === 'Opportunity') {
    if (old?.get('HasOpportunityLineItem') === true && old.get('CurrencyIsoCode') !== row.get('CurrencyIsoCode'))
      throw new UnsupportedError('change of the currency of an opportunity with products');
    return;
  }
  const codeOf = (object: string, id: unknown): unknown =>
    store.db.prepare(`SELECT CurrencyIsoCode FROM "${object}" WHERE Id = ?`).get(String(id))?.[0] ?? null;
  const currency = codeOf('Opportunity', row.get('OpportunityId'));
  row.set('CurrencyIsoCode', currency);
  if (currency !== codeOf('PricebookEntry', row.get('PricebookEntryId')))
    work.errors.push(
      rowError(
        'FIELD_INTEGRITY_EXCEPTION',
        'field integrity exception: PricebookEntryId (pricebook entry currency code does not match opportunity currency code)',
        ['PricebookEntryId'],
      ),
    );
}
