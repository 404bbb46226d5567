import type { ApexType } from '../types/apexType.ts';

/**
 * Implementation of one platform method. Arguments arrive already converted to the declared parameter types.
 * Instance methods get the receiver first, never null.
 */
// each entry knows its own parameter types, the registry cannot
export type PlatformFunction = (...args: any[]) => unknown;

export interface PlatformProperty {
  readonly get: PlatformFunction;
  readonly set?: PlatformFunction;
}

/**
 * How the local org implements one platform type. Keys are Apex names in any case and may be narrowed:
 * `format` (all overloads), `format/2` (that number of arguments), `valueOf(Datetime)` (exactly these parameter types,
 * in the spelling of `ApexType.name`). Constructors use `/0`, `/1`, `(String)` or, for all of them, the empty key.
 */
export interface PlatformTypeDefinition {
  readonly statics?: Readonly<Record<string, PlatformFunction>>;
  readonly methods?: Readonly<Record<string, PlatformFunction>>;
  readonly constructors?: Readonly<Record<string, PlatformFunction>>;
  readonly staticProperties?: Readonly<Record<string, PlatformProperty>>;
  readonly properties?: Readonly<Record<string, PlatformProperty>>;
}

export type MemberGroup = keyof PlatformTypeDefinition;

const definitions = new Map<string, Map<MemberGroup, Map<string, PlatformFunction | PlatformProperty>>>();

/** Registers (or extends) the implementation of a platform type, by full name: `System.String`, `Schema.SObjectType`. */
export function definePlatformType(fullName: string, definition: PlatformTypeDefinition): void {
  const key = fullName.toLowerCase();
  const groups = definitions.get(key) ?? new Map<MemberGroup, Map<string, PlatformFunction | PlatformProperty>>();
  definitions.set(key, groups);
  for (const [group, members] of Object.entries(definition) as [
    MemberGroup,
    Record<string, PlatformFunction | PlatformProperty>,
  ][]) {
    const known = groups.get(group) ?? new Map<string, PlatformFunction | PlatformProperty>();
    groups.set(group, known);
    for (const [name, member] of Object.entries(members)) {
      const memberKey = name.toLowerCase().replaceAll(' ', '');
      if (known.has(memberKey)) throw new Error(`${fullName}.${name} is defined twice`);
      known.set(memberKey, member);
    }
  }
}

/** Finds the implementation for a call, the narrowest key first; undefined where the local org has none. */
export function findPlatformFunction(
  fullName: string,
  group: 'statics' | 'methods' | 'constructors',
  name: string,
  parameters: readonly ApexType[],
): PlatformFunction | undefined {
  const members = definitions.get(fullName.toLowerCase())?.get(group);
  if (!members) return undefined;
  const base = name.toLowerCase();
  const signature = `${base}(${parameters.map((p) => p.name.toLowerCase()).join(',')})`;
  return (members.get(signature) ?? members.get(`${base}/${parameters.length}`) ?? members.get(base)) as
    PlatformFunction | undefined;
}

export function findPlatformProperty(
  fullName: string,
  group: 'staticProperties' | 'properties',
  name: string,
): PlatformProperty | undefined {
  return definitions.get(fullName.toLowerCase())?.get(group)?.get(name.toLowerCase()) as PlatformProperty | undefined;
}

/** Every implemented member as `Type.member`, for the coverage table of the README and for tests. */
export function implementedMembers(): string[] {
  return [...definitions].flatMap(([type, groups]) =>
    [...groups.values()].flatMap((g) => [...g.keys()].map((m) => `${type}.${m}`)),
  );
}

/** Every registered key with its type and group, for the check against the type jars. */
export function implementedMembersByGroup(): {
  readonly type: string;
  readonly group: MemberGroup;
  readonly member: string;
}[] {
  return [...definitions].flatMap(([type, groups]) =>
    [...groups].flatMap(([group, members]) => [...members.keys()].map((member) => ({ type, group, member }))),
  );
}
