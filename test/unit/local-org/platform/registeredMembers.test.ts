import assert from 'node:assert/strict';
import { test } from 'node:test';
import '../../../../scripts/local-org/platform/index.ts';
import { implementedMembersByGroup } from '../../../../scripts/local-org/platform/registry.ts';
import {
  loadPlatformTypes,
  type PlatformMethod,
  type PlatformType,
} from '../../../../scripts/local-org/types/platformTypes.ts';

/** Methods that Apex gives to every object and that the type jars therefore leave out of most types. */
const everywhere = new Set(['equals', 'hashcode', 'tostring']);

const signature = (name: string, parameters: readonly { readonly name: string }[]): string =>
  `${name}(${parameters.map((p) => p.name).join(',')})`.toLowerCase().replaceAll(' ', '');

function spellings(name: string, parameters: readonly { readonly name: string }[]): string[] {
  return [name.toLowerCase(), `${name}/${parameters.length}`.toLowerCase(), signature(name, parameters)];
}

function methodsOf(type: PlatformType, isStatic: boolean): readonly PlatformMethod[] {
  return type.methods.filter((m) => m.isStatic === isStatic);
}

test('shouldRegisterOnlyMembersThatSalesforceDeclares', () => {
  const unknown: string[] = [];
  for (const { type: typeName, group, member } of implementedMembersByGroup()) {
    const type = loadPlatformTypes().type(typeName);
    if (!type) {
      unknown.push(`${typeName} (no such type)`);
      continue;
    }
    let known: boolean;
    if (group === 'constructors')
      known =
        member === '' ? type.constructors.length > 0 : type.constructors.some((c) => spellings('', c).includes(member));
    else if (group === 'properties' || group === 'staticProperties')
      known = type.fields.some((f) => f.name.toLowerCase() === member && f.isStatic === (group === 'staticProperties'));
    else
      known =
        methodsOf(type, group === 'statics').some((m) => spellings(m.name, m.parameters).includes(member)) ||
        (group === 'methods' && everywhere.has(member));
    if (!known) unknown.push(`${typeName}.${member} (${group})`);
  }
  assert.deepEqual(unknown, [], 'every registered key has to exist in the type jar');
});
