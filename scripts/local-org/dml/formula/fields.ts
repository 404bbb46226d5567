import { currentTransaction, isInTransaction } from '../../runtime/transaction.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/model.ts';
import { encodeValue } from '../../store/columns.ts';
import type { RecordStore } from '../../store/recordStore.ts';
import { Types } from '../../types/apexType.ts';
import { ApexDecimal, multiplyDecimal, rescale } from '../../values/decimal.ts';
import type { SObject } from '../../values/sobject.ts';
import { evaluateFormula } from './evaluate.ts';
import type { FormulaContext } from './formulaContext.ts';
import { integer, text } from './functions.ts';

const formulasByObject = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

function formulaFields(schema: ObjectSchema): readonly FieldSchema[] {
  let fields = formulasByObject.get(schema);
  if (!fields)
    formulasByObject.set(schema, (fields = [...schema.fields.values()].filter((f) => f.formula !== undefined)));
  return fields;
}

/** Value of a formula field of a row, in the field's type. */
export function formulaFieldValue(field: FieldSchema, row: SObject, store: RecordStore, now: number): unknown {
  const context: FormulaContext = {
    store,
    row,
    old: null,
    isNew: false,
    now,
    userId: isInTransaction() ? currentTransaction().userId : undefined,
  };
  const value = evaluateFormula(field.formula as string, context);
  if (field.apexType === Types.Boolean) return value === true;
  if (value === null || value === '') return null;
  if (value instanceof ApexDecimal) {
    // A blank date plus days is a bare number to the evaluator and still blank to the field.
    if (field.apexType === Types.Date || field.apexType === Types.Datetime) return null;
    if (field.apexType !== Types.Decimal) return text(value);
    return rescale(field.type === 'Percent' ? multiplyDecimal(value, integer(100)) : value, field.scale, 'HALF_UP');
  }
  return value;
}

/** Gives rows that triggers see the values of their formula fields. */
export function fillFormulas(schema: ObjectSchema, rows: readonly SObject[], store: RecordStore, now: number): void {
  const fields = formulaFields(schema);
  if (fields.length === 0) return;
  for (const row of rows) for (const field of fields) row.set(field.name, formulaFieldValue(field, row, store, now));
}

/** Lets SQL ask for formula fields: `formula_value(object, field, id)` is the encoded value. */
export function defineFormulaFunction(store: RecordStore, now: () => number): void {
  store.db.define(
    'formula_value',
    (objectName, fieldName, id) => {
      if (typeof id !== 'string') return null;
      const schema = store.schema.object(String(objectName));
      const field = schema?.fields.get(String(fieldName));
      const row = schema && store.fetch(schema, [id], 'all').get(id);
      if (!field || !row) return null;
      return encodeValue(field, formulaFieldValue(field, row, store, now()));
    },
    false,
  );
}
