import type { Finding } from '../check.ts';
import { fieldKey, fieldType, type FieldFile, type MetadataFile } from './projectMetadata.ts';
import { at } from './validateElement.ts';
import { childOf, childrenOf, textOf, type XmlElement } from './xmlElement.ts';

const longestName = 40;
const textTypes = ['Text', 'TextArea', 'LongTextArea', 'Url', 'Email', 'Phone', 'Picklist', 'MetadataRelationship'];

/** A custom metadata record names fields of its type, with values of their types, and none that is required is left out. */
export function checkRecord({ file, name, root }: MetadataFile, fields: readonly FieldFile[]): Finding[] {
  const [typeName = '', developerName = ''] = name.split('.');
  const type = `${typeName.replace(/__mdt$/, '')}__mdt`;
  const own = new Map(
    fields.filter(({ object }) => object.toLowerCase() === type.toLowerCase()).map((field) => [fieldKey(field), field]),
  );
  if (own.size === 0)
    return [
      at(file, root, `there is no type ${type}, or it has no fields`, 'Correct the first part of the file name.'),
    ];
  const findings: Finding[] = [];
  if (developerName.length > longestName || !/^[A-Za-z](_?[A-Za-z0-9])*$/.test(developerName)) {
    findings.push(
      at(
        file,
        root,
        `${developerName} is no developer name`,
        `Letters, digits and single underscores, ${longestName} at most.`,
      ),
    );
  }
  const given = new Set<string>();
  for (const entry of childrenOf(root, 'values')) {
    const fieldElement = childOf(entry, 'field');
    const key = `${type}.${fieldElement?.text.trim() ?? ''}`.toLowerCase();
    const field = own.get(key);
    if (!field)
      findings.push(
        at(
          file,
          fieldElement ?? entry,
          `${type} has no field ${fieldElement?.text.trim() ?? ''}`,
          'Correct or remove the value.',
        ),
      );
    else if (given.has(key)) findings.push(at(file, entry, `${field.name} is given twice`, 'Remove one of them.'));
    else findings.push(...checkValue(file, childOf(entry, 'value') ?? entry, field));
    if (!isNil(childOf(entry, 'value'))) given.add(key);
  }
  for (const [key, field] of own) {
    if (textOf(field.root, 'required') === 'true' && !given.has(key))
      findings.push(at(file, root, `${field.name} is required and has no value`, 'Give it one.'));
  }
  return findings;
}

function isNil(value: XmlElement | undefined): boolean {
  return value === undefined || value.attributes['xsi:nil'] === 'true';
}

function checkValue(file: string, value: XmlElement, field: FieldFile): Finding[] {
  if (isNil(value)) return [];
  const text = value.text.trim();
  const type = fieldType(field) ?? '';
  const xsdType = value.attributes['xsi:type'] ?? '';
  const wanted =
    type === 'Checkbox'
      ? ['xsd:boolean']
      : type === 'Number' || type === 'Percent'
        ? ['xsd:double', 'xsd:int']
        : textTypes.includes(type)
          ? ['xsd:string', 'xsd:picklist']
          : [];
  const findings: Finding[] = [];
  if (wanted.length > 0 && !wanted.includes(xsdType))
    findings.push(
      at(
        file,
        value,
        `${field.name} is of type ${type}, its value is written as ${xsdType || 'nothing'}`,
        `Write xsi:type="${wanted[0] ?? ''}".`,
      ),
    );
  if (type === 'Checkbox' && !/^(true|false)$/.test(text))
    findings.push(at(file, value, `"${text}" is no Boolean`, 'Write true or false.'));
  if (type === 'Number' && !Number.isFinite(Number(text)))
    findings.push(at(file, value, `"${text}" is no number`, 'Write a number.'));
  const length = Number(textOf(field.root, 'length') ?? Infinity);
  if (text.length > length)
    findings.push(at(file, value, `${field.name} takes ${length} signs, the value has ${text.length}`, 'Shorten it.'));
  const choices = picklistValues(field);
  if (choices.length > 0 && !choices.includes(text))
    findings.push(at(file, value, `"${text}" is no value of ${field.name}`, `Values: ${choices.join(', ')}.`));
  return findings;
}

function picklistValues({ root }: FieldFile): string[] {
  const definition = childOf(childOf(root, 'valueSet') ?? root, 'valueSetDefinition');
  return definition ? childrenOf(definition, 'value').map((value) => textOf(value, 'fullName') ?? '') : [];
}
