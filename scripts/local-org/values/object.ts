import { ApexType } from '../types/apexType.ts';

/** Filled by `text.ts`, which needs this module first: classes that extend `ApexObject` must not wait in an import cycle. */
export const instanceText: { describe: (object: ApexObject) => string } = { describe: (object) => object.$type.name };

let nextIdentity = 1;
const identities = new WeakMap<object, number>();

/** A number that stays with one object for its life; the default `hashCode()` of Apex objects. */
export function identityHash(object: object): number {
  let identity = identities.get(object);
  if (identity === undefined) {
    identity = Math.imul(nextIdentity++, 0x9e3779b1) & 0x7fffffff;
    identities.set(object, identity);
  }
  return identity;
}

/** Base of every instance of a user class and of every platform object that Apex code can hold. */
export abstract class ApexObject {
  /** The runtime type, as `instanceof`, casts and `Type` see it. */
  abstract get $type(): ApexType;

  /** Apex `equals`; identity unless the Apex class defines its own. */
  $equals(other: unknown): boolean {
    return this === other;
  }

  /** Apex `hashCode`; an identity number unless the Apex class defines its own. */
  $hashCode(): number {
    return identityHash(this);
  }

  /** Apex `toString`; `Name:[field=value, ...]` unless the Apex class defines its own. */
  $toString(): string {
    return instanceText.describe(this);
  }
}

/** True where equality is not identity, so that collections have to ask the object itself. */
export function definesEquality(object: ApexObject): boolean {
  return object.$equals !== ApexObject.prototype.$equals || object.$hashCode !== ApexObject.prototype.$hashCode;
}

/** Base of the TypeScript classes behind Apex platform classes such as `HttpRequest`. */
export abstract class PlatformObject extends ApexObject {
  override $toString(): string {
    const name = this.$type.name;
    return name.slice(name.lastIndexOf('.') + 1);
  }
}

/** One constant of a user or platform enum; there is one object per constant, so identity is equality. */
export class ApexEnumValue {
  readonly type: ApexType;
  readonly name: string;
  readonly ordinal: number;

  constructor(type: ApexType, name: string, ordinal: number) {
    this.type = type;
    this.name = name;
    this.ordinal = ordinal;
  }
}

/** A value of the Apex class `Type`; one object per type. */
export class ApexTypeValue {
  readonly type: ApexType;

  private constructor(type: ApexType) {
    this.type = type;
  }

  private static readonly known = new Map<ApexType, ApexTypeValue>();

  static of(type: ApexType): ApexTypeValue {
    let value = ApexTypeValue.known.get(type);
    if (!value) {
      value = new ApexTypeValue(type);
      ApexTypeValue.known.set(type, value);
    }
    return value;
  }
}
