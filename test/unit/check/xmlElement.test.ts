import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadMetadataModel } from '../../../scripts/check/metadata/metadataModel.ts';
import { validateElement } from '../../../scripts/check/metadata/validateElement.ts';
import { childOf, isElement, parseXml, textOf, type XmlElement } from '../../../scripts/check/metadata/xmlElement.ts';

const model = loadMetadataModel();

function parse(text: string): XmlElement {
  const parsed = parseXml(text);
  assert.ok(isElement(parsed), 'the text is XML');
  return parsed;
}

function messages(text: string): string[] {
  const element = parse(text);
  return validateElement('a.xml', element, element.name, model).map(({ message }) => message);
}

test('elements know their place, text and attributes', () => {
  const root = parse('<?xml version="1.0"?>\n<A>\n  <b kind="x">one &amp; two</b>\n</A>');

  assert.deepEqual([childOf(root, 'b')?.line, childOf(root, 'b')?.column], [3, 3]);
  assert.equal(textOf(root, 'b'), 'one & two');
  assert.equal(childOf(root, 'b')?.attributes['kind'], 'x');
});

test('a torn document is a fault with its line', () => {
  const parsed = parseXml('<A>\n<b></A>');

  assert.equal(isElement(parsed), false);
  assert.equal(parsed.line, 2);
});

test('the model holds the types of the Metadata API with what they inherit', () => {
  assert.ok(model.size > 1000, 'the declarations were read');
  assert.deepEqual(model.get('ApexClass')?.get('apiVersion'), { isRequired: true, isRepeated: false, kind: 'number' });
  assert.ok(model.get('ApexClass')?.has('fullName'), 'inherited');
  assert.equal(model.get('PermissionSet')?.get('classAccesses')?.isRepeated, true);
});

test('a right element has no findings', () => {
  assert.deepEqual(messages('<ApexClass><apiVersion>65.0</apiVersion><status>Active</status></ApexClass>'), []);
});

test('unknown, repeated, missing and wrong content is found', () => {
  assert.deepEqual(messages('<ApexClass><apiVersion>new</apiVersion><statuss>Active</statuss></ApexClass>'), [
    '"new" is no value of apiVersion',
    'unknown element statuss in ApexClass',
    'status is missing in ApexClass',
  ]);
  assert.deepEqual(
    messages('<ApexClass><apiVersion>65.0</apiVersion><status>On</status><status>Active</status></ApexClass>'),
    ['"On" is no value of status', 'status may stand only once in ApexClass'],
  );
  assert.deepEqual(messages('<Apex />'), ['unknown metadata type Apex']);
});
