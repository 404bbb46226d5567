import { basename } from 'node:path';
import { Types } from '../types/apexType.ts';
import { ApexDecimal, rescale } from '../values/decimal.ts';
import { ApexDate, ApexDatetime } from '../values/temporal.ts';
import { fieldOf } from './lookup.ts';
import type { FieldSchema, ObjectSchema } from './model.ts';
import type { Namespace } from './namespace.ts';
import { ElementReader, readXml } from './xmlDocument.ts';

/** Reads a `Type.Record.md-meta.xml` into field values by lower-case API name. */
export function readCustomMetadataRecord(
  file: string,
  typeOf: (name: string) => ObjectSchema | undefined,
  namespace?: Namespace,
): { type: ObjectSchema; record: ReadonlyMap<string, unknown> } {
  const reader: ElementReader = new ElementReader(file, readXml(file, 'CustomMetadata'));
  const [typeName = '', ...rest] = basename(file)
    .replace(/\.md-meta\.xml$/, '')
    .split('.');
  // A subscriber's file may state new values of a record of the package: `ns__Type.ns__Record`.
  const fileName = rest.join('.');
  const developerName = namespace?.localName(fileName) ?? fileName;
  const owner = namespace && (namespace.isInside || developerName !== fileName) ? namespace.name : null;
  // Record files name their type without or with the suffix of its API name.
  const type = typeOf(`${typeName.replace(/__mdt$/, '')}__mdt`);
  if (!type) reader.fail(`there is no custom metadata type ${typeName.replace(/__mdt$/, '')}__mdt`);
  if (developerName === '') reader.fail('the file name must be Type.Record.md-meta.xml');
  const label = reader.required('label');
  const record = new Map<string, unknown>([
    ['developername', developerName],
    ['masterlabel', label],
    ['label', label],
    ['qualifiedapiname', owner === null ? developerName : `${owner}__${developerName}`],
    ['namespaceprefix', owner],
    ['language', 'en_US'],
  ]);
  for (const field of type.fields.values())
    if (field.custom && field.type === 'Checkbox') record.set(field.name.toLowerCase(), field.defaultValue === 'true');
  for (const element of reader.all('values')) {
    const entry: ElementReader = reader.reader(element);
    const name = entry.required('field');
    const field = fieldOf(type, name);
    if (!field) entry.fail(`custom metadata type ${type.name} has no field ${name}`);
    const value = entry.one('value');
    entry.close();
    record.set(
      field.name.toLowerCase(),
      !value || value.attributes['xsi:nil'] === 'true'
        ? field.type === 'Checkbox'
          ? false
          : null
        : parseValue(value.text, field, (problem) => reader.fail(problem, value)),
    );
  }
  for (const field of type.fields.values())
    if (field.custom && field.required && (record.get(field.name.toLowerCase()) ?? null) === null)
      reader.fail(`required field ${field.name} has no value`);
  reader.close(['description', 'protected']);
  return { type, record };
}

function parseValue(text: string, field: FieldSchema, fail: (problem: string) => never): unknown {
  if (text === '') return null;
  switch (field.apexType) {
    case Types.Boolean:
      return text === 'true'
        ? true
        : text === 'false'
          ? false
          : fail(`'${text}' is no checkbox value for ${field.name}`);
    case Types.Decimal: {
      const value = ApexDecimal.parse(text);
      return value ? rescale(value, field.scale, 'HALF_UP') : fail(`'${text}' is no number for ${field.name}`);
    }
    case Types.Date:
      return ApexDate.parseIso(text) ?? fail(`'${text}' is no date for ${field.name}`);
    case Types.Datetime:
      return ApexDatetime.parseIso(text) ?? fail(`'${text}' is no date and time for ${field.name}`);
    default:
      if (field.restrictedPicklist && field.picklist && !field.picklist.some((p) => p.value === text))
        fail(`'${text}' is not a value of the restricted picklist ${field.name}`);
      if (field.length > 0 && text.length > field.length)
        fail(`value of ${field.name} has ${text.length} characters, ${field.length} are allowed`);
      return text;
  }
}
