import { currentTransaction } from '../runtime/transaction.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import type { ApexType } from '../types/apexType.ts';
import { loadPlatformTypes } from '../types/platformTypes.ts';
import { ApexList, ApexMap, ApexSet } from '../values/collections.ts';
import { createException } from '../values/exception.ts';
import { ApexTypeValue } from '../values/object.ts';
import { hashCode } from '../values/operations.ts';
import { SObject } from '../values/sobject.ts';
import { definePlatformType, findPlatformFunction } from './registry.ts';

/** `Type.newInstance()` and the targets of JSON: a new value of any type that has a constructor without parameters. */
export function newInstanceOf(type: ApexType): unknown {
  switch (type.kind) {
    case 'list':
      return new ApexList(type);
    case 'set':
      return new ApexSet(type);
    case 'map':
      return new ApexMap(type);
    case 'sobject': {
      const schema = currentTransaction().org.schema.object(type.name);
      if (!schema) throw createException('System.TypeException', `No constructor for ${type.name}`);
      return new SObject(schema);
    }
    case 'user':
      return currentTransaction().org.code.newInstance(type);
    case 'primitive':
      throw createException('System.TypeException', `${type.name} cannot be constructed`);
    case 'platform': {
      const construct = findPlatformFunction(type.name, 'constructors', '', []);
      if (construct) return construct();
      throw new UnsupportedError(`new ${type.name}() through Type.newInstance`);
    }
  }
}

/**
 * Null for an unknown name, as in Apex. Without a namespace code of a package finds its own classes; an empty one means those of
 * the subscriber's org (Apex Reference, Type Class, `forName(namespace, name)`); of another namespace only what is global.
 */
function forName(...names: (string | null)[]): ApexTypeValue | null {
  const name = names.at(-1) ?? null;
  if (name === null) return null;
  const { code, schema } = currentTransaction().org;
  const given = names.length === 2 ? (names[0] ?? '') : undefined;
  const own = schema.namespace;
  let type: ApexType | undefined;
  if (given === undefined) type = code.resolveType(name);
  else if (given === '') {
    const isInside = own?.isInside === true;
    type = own ? own.within(false, () => code.resolveType(name)) : code.resolveType(name);
    if (isInside && type?.kind === 'user' && code.findClass(type.name)?.isGlobal === false) type = undefined;
  } else {
    // The name may repeat its namespace (octoberswimmer/aer-dist issue 439).
    const prefix = `${given}.`.toLowerCase();
    type = code.resolveType(name.toLowerCase().startsWith(prefix) ? name : `${given}.${name}`);
  }
  return type ? ApexTypeValue.of(type) : null;
}

/** Whether a value of `from` fits a variable of `to`: by supertypes and interfaces, collections by their arguments. */
function isAssignable(to: ApexType, from: ApexType): boolean {
  if (to === from || to.name === 'Object') return true;
  if (to.kind === 'sobject') return from.kind === 'sobject' && to.name === 'SObject';
  if (to.kind === from.kind && (to.kind === 'list' || to.kind === 'set' || to.kind === 'map')) {
    return to.args.every((arg, i) => isAssignable(arg, from.args[i] as ApexType));
  }
  if (from.kind === 'user') {
    const definition = currentTransaction().org.code.findClass(from.name);
    return (
      (definition?.interfaces.has(to) ?? false) ||
      (definition?.superType !== undefined && isAssignable(to, definition.superType))
    );
  }
  if (from.kind === 'platform') {
    const definition = loadPlatformTypes().type(from.name);
    const parents = [...(definition?.interfaces ?? []), ...(definition?.superType ? [definition.superType] : [])];
    return parents.some((parent) => parent !== from && isAssignable(to, parent));
  }
  return false;
}

definePlatformType('System.Type', {
  statics: { forName },
  methods: {
    equals: (self: ApexTypeValue, other: unknown) => self === other,
    getName: (self: ApexTypeValue) => self.type.name,
    hashCode: (self: ApexTypeValue) => hashCode(self),
    isAssignableFrom: (self: ApexTypeValue, other: ApexTypeValue | null) => {
      if (other === null) throw createException('System.NullPointerException', 'Argument cannot be null.');
      return isAssignable(self.type, other.type);
    },
    newInstance: (self: ApexTypeValue) => newInstanceOf(self.type),
    toString: (self: ApexTypeValue) => self.type.name,
  },
});
