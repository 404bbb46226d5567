/** What kind of thing an Apex type is; decides how values of it behave at run time. */
export type TypeKind = 'primitive' | 'list' | 'set' | 'map' | 'sobject' | 'user' | 'platform';

/**
 * One Apex type, the same object wherever it is named: types are interned, so `===` compares them.
 * Used by the compiler for static types and carried at run time by collections, Type values and casts.
 */
export class ApexType {
  readonly kind: TypeKind;
  /** Canonical Apex spelling: `Integer`, `List<Account>`, `Account`, `Outer.Inner`, `Schema.SObjectType`. */
  readonly name: string;
  /** Type arguments: one for lists and sets, two for maps, any number for generic platform types. */
  readonly args: readonly ApexType[];

  private constructor(kind: TypeKind, name: string, args: readonly ApexType[]) {
    this.kind = kind;
    this.name = name;
    this.args = args;
  }

  private static readonly interned = new Map<string, ApexType>();

  /** Returns the one instance for this kind, name and arguments; the first spelling seen wins. */
  static of(kind: TypeKind, name: string, args: readonly ApexType[] = []): ApexType {
    const key = `${kind}:${name.toLowerCase()}`;
    let type = ApexType.interned.get(key);
    if (!type) {
      type = new ApexType(kind, name, args);
      ApexType.interned.set(key, type);
    }
    return type;
  }

  static list(element: ApexType): ApexType {
    return ApexType.of('list', `List<${element.name}>`, [element]);
  }

  static set(element: ApexType): ApexType {
    return ApexType.of('set', `Set<${element.name}>`, [element]);
  }

  static map(key: ApexType, value: ApexType): ApexType {
    return ApexType.of('map', `Map<${key.name},${value.name}>`, [key, value]);
  }

  /** `name` without its namespace and arguments is never enough: pass `Schema.SObjectType`, `Database.Batchable`. */
  static platform(name: string, args: readonly ApexType[] = []): ApexType {
    return ApexType.of('platform', args.length > 0 ? `${name}<${args.map((a) => a.name).join(',')}>` : name, args);
  }

  /** An SObject type by API name; `SObject` is the generic one. */
  static sobject(name: string): ApexType {
    return ApexType.of('sobject', name);
  }

  /** A class, interface or enum of the loaded project: `Outer` or `Outer.Inner`. */
  static user(name: string): ApexType {
    return ApexType.of('user', name);
  }

  toString(): string {
    return this.name;
  }
}

const primitive = (name: string): ApexType => ApexType.of('primitive', name);

/** The primitive types; `Null` is the type of the literal `null`, `Void` of a call without result. */
export const Types = {
  Boolean: primitive('Boolean'),
  Integer: primitive('Integer'),
  Long: primitive('Long'),
  Double: primitive('Double'),
  Decimal: primitive('Decimal'),
  String: primitive('String'),
  Id: primitive('Id'),
  Date: primitive('Date'),
  Datetime: primitive('Datetime'),
  Time: primitive('Time'),
  Blob: primitive('Blob'),
  Object: primitive('Object'),
  Void: primitive('void'),
  Null: primitive('null'),
  SObject: ApexType.sobject('SObject'),
} as const;

/** The types whose values are no objects, `Object` and `SObject` not among them. */
export const valueTypes: readonly ApexType[] = [
  Types.Boolean,
  Types.Integer,
  Types.Long,
  Types.Double,
  Types.Decimal,
  Types.String,
  Types.Id,
  Types.Date,
  Types.Datetime,
  Types.Time,
  Types.Blob,
];

/** `Database.Batchable` for `Database.Batchable<Account>`. */
export function baseName(type: ApexType): string {
  const at = type.name.indexOf('<');
  return at < 0 ? type.name : type.name.slice(0, at);
}
