import type { FieldSchema, ObjectSchema } from '../schema/model.ts';
import { fieldOf } from '../schema/lookup.ts';
import { formatDatetime } from '../platform/dateFormat.ts';
import type { RecordStore } from '../store/recordStore.ts';
import { Types } from '../types/apexType.ts';
import { ApexDecimal, powerOfTen, rescale, stripTrailingZeros } from '../values/decimal.ts';
import { ApexDate, ApexDatetime, utcMillis } from '../values/temporal.ts';
import { isKnownZone } from '../values/timeZone.ts';
import type { SObject } from '../values/sobject.ts';
import { isEmailAddress } from './emailAddress.ts';
import { evaluateFormula } from './formula/evaluate.ts';
import { rowError, type WorkRow } from './workRow.ts';

/** Brings values into the form in which they are stored: texts without surrounding blanks and never empty, e-mail addresses in lower case, decimals at the field's scale, times in whole seconds. */
export function normaliseValues(row: SObject): void {
  for (const [name, value] of [...row.populated()]) {
    if (value === null || typeof value === 'boolean') continue;
    const field = fieldOf(row.schema, name);
    if (!field) continue;
    if (value instanceof ApexDecimal) {
      if (field.apexType === Types.Decimal && value.scale !== field.scale)
        row.set(name, rescale(value, field.scale, 'HALF_UP'));
      continue;
    }
    if (value instanceof ApexDatetime && value.millis % 1000 !== 0)
      row.set(name, new ApexDatetime(Math.floor(value.millis / 1000) * 1000));
    if (typeof value !== 'string' || field.apexType !== Types.String) continue;
    const text = storedText(field, value);
    if (text === '') row.set(name, null);
    else if (text !== value) row.set(name, text);
  }
}

function storedText(field: FieldSchema, value: string): string {
  if (field.type === 'LongTextArea' || field.type === 'Html') return value;
  return field.type === 'Email' ? value.trim().toLowerCase() : value.trim();
}

const requiredByObject = new WeakMap<ObjectSchema, readonly FieldSchema[]>();

function requiredFields(schema: ObjectSchema): readonly FieldSchema[] {
  let fields = requiredByObject.get(schema);
  if (!fields)
    requiredByObject.set(schema, (fields = [...schema.fields.values()].filter((f) => f.required && f.createable)));
  return fields;
}

/** System validation of one row: required fields, lengths, number and date ranges, picklists, e-mail addresses. */
export function validateRow(work: WorkRow): void {
  const { row, old, schema } = work;
  const missing = requiredFields(schema).filter((f) => row.get(f.name) === null);
  if (missing.length > 0) {
    const names = missing.map((f) => f.name);
    work.errors.push(rowError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, names));
  }
  for (const [name, value] of row.populated()) {
    if (value === null || typeof value === 'boolean') continue;
    const field = fieldOf(schema, name);
    if (!field || (old !== null && old.get(name) === value)) continue;
    if (typeof value === 'string') validateText(work, field, value);
    else if (value instanceof ApexDecimal || typeof value === 'number') validateNumber(work, field, value);
    else if (value instanceof ApexDate || value instanceof ApexDatetime) validateMoment(work, field, value);
  }
}

/** Custom validation rules of the object; a rule whose condition is true refuses the row. */
export function applyValidationRules(work: WorkRow, store: RecordStore, now: number, userId: string): void {
  for (const rule of work.schema.validationRules ?? []) {
    const violated = evaluateFormula(rule.formula, {
      store,
      row: work.row,
      old: work.old,
      isNew: work.kind === 'insert',
      now,
      userId,
    });
    if (violated === true)
      work.errors.push(
        rowError(
          'FIELD_CUSTOM_VALIDATION_EXCEPTION',
          rule.message,
          rule.errorField === undefined ? [] : [rule.errorField],
        ),
      );
  }
}

function validateText(work: WorkRow, field: FieldSchema, value: string): void {
  if (field.length > 0 && value.length > field.length && field.apexType === Types.String && field.type !== 'AutoNumber')
    work.errors.push(
      rowError('STRING_TOO_LONG', `${field.label}: data value too large: ${value} (max length=${field.length})`, [
        field.name,
      ]),
    );
  if (field.type === 'Email' && !isEmailAddress(value))
    work.errors.push(
      rowError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${value}`, [field.name]),
    );
  // The one restricted picklist of users that decides what code does (Salesforce Help, "Supported Time Zones").
  if (field.name === 'TimeZoneSidKey' && work.schema.name === 'User' && !isKnownZone(value))
    work.errors.push(
      rowError(
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        `${field.label}: bad value for restricted picklist field: ${value}`,
        [field.name],
      ),
    );
  if (field.restrictedPicklist && field.picklist) {
    const chosen = field.type === 'MultiselectPicklist' ? value.split(';') : [value];
    for (const one of chosen) {
      const known = field.picklist.find((p) => p.value.toLowerCase() === one.toLowerCase());
      if (!known)
        work.errors.push(
          rowError(
            'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
            `${field.label}: bad value for restricted picklist field: ${one}`,
            [field.name],
          ),
        );
    }
  }
}

function validateNumber(work: WorkRow, field: FieldSchema, value: ApexDecimal | number): void {
  if (field.apexType !== Types.Decimal || field.precision === 0) return;
  const decimal = rescale(
    value instanceof ApexDecimal ? value : ApexDecimal.fromInteger(value),
    field.scale,
    'HALF_UP',
  );
  const size = decimal.unscaled < 0n ? -decimal.unscaled : decimal.unscaled;
  if (size >= powerOfTen(Math.min(field.precision, 18)))
    work.errors.push(
      rowError(
        'NUMBER_OUTSIDE_VALID_RANGE',
        `${field.label}: value outside of valid range on numeric field: ${stripTrailingZeros(decimal).toPlainString()}`,
        [field.name],
      ),
    );
}

const firstMoment = utcMillis(1700, 1, 1);
const lastMoment = utcMillis(4000, 12, 31);

/**
 * SOQL and SOSL Reference, "Minimum and Maximum Dates": from the first moment of 1700-01-01 to that of 4000-12-31, in GMT. What
 * lies outside is a FIELD_INTEGRITY_EXCEPTION on save (salesforce.stackexchange.com/questions/339236).
 */
function validateMoment(work: WorkRow, field: FieldSchema, value: ApexDate | ApexDatetime): void {
  const millis = value instanceof ApexDate ? value.epochDay * 86_400_000 : value.millis;
  if (millis >= firstMoment && millis <= lastMoment) return;
  const text = formatDatetime(new ApexDatetime(millis), 'EEE MMM dd HH:mm:ss z yyyy', 'GMT');
  work.errors.push(rowError('FIELD_INTEGRITY_EXCEPTION', `${field.label}: invalid date: ${text}`, [field.name]));
}

/** Values of an SObject's picklists are stored in the spelling of the value set. */
export function canonicalPicklistValue(field: FieldSchema, value: string): string {
  return field.picklist?.find((p) => p.value.toLowerCase() === value.toLowerCase())?.value ?? value;
}
