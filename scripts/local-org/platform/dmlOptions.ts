import type { DuplicateRuleHeader } from '../runtime/org.ts';
import { ApexType } from '../types/apexType.ts';
import { PlatformObject } from '../values/object.ts';
import { definePlatformType, type PlatformProperty } from './registry.ts';

/** A platform object that is nothing but settable properties; what the local org does with them is up to its readers. */
export class PropertyBag extends PlatformObject {
  readonly #type: ApexType;
  readonly values = new Map<string, unknown>();

  constructor(typeName: string) {
    super();
    this.#type = ApexType.platform(typeName);
  }

  override get $type(): ApexType {
    return this.#type;
  }
}

/** Readable and writable properties of a bag, with their values at the start. */
export function bagProperties(names: Readonly<Record<string, () => unknown>>): Record<string, PlatformProperty> {
  return Object.fromEntries(
    Object.entries(names).map(([name, initial]): [string, PlatformProperty] => [
      name,
      {
        get: (self: PropertyBag) => {
          if (!self.values.has(name)) self.values.set(name, initial());
          return self.values.get(name);
        },
        set: (self: PropertyBag, value: unknown) => void self.values.set(name, value),
      },
    ]),
  );
}

const empty = (): null => null;
const bag = (typeName: string) => () => new PropertyBag(typeName);

/** What `DMLOptions.DuplicateRuleHeader` says; undefined where nobody touched it. */
export function duplicateRuleHeader(options: PropertyBag): DuplicateRuleHeader | undefined {
  const header = options.values.get('DuplicateRuleHeader');
  if (!(header instanceof PropertyBag)) return undefined;
  return {
    allowSave: header.values.get('AllowSave') === true,
    runAsCurrentUser: header.values.get('RunAsCurrentUser') === true,
  };
}

definePlatformType('Database.DMLOptions', {
  constructors: { '/0': bag('Database.DMLOptions') },
  properties: bagProperties({
    AllowFieldTruncation: empty,
    AssignmentRuleHeader: bag('Database.DMLOptions.AssignmentRuleHeader'),
    DuplicateRuleHeader: bag('Database.DMLOptions.DuplicateRuleHeader'),
    EmailHeader: bag('Database.DMLOptions.EmailHeader'),
    LocaleOptions: empty,
    OptAllOrNone: empty,
  }),
});

definePlatformType('Database.DMLOptions.AssignmentRuleHeader', {
  constructors: { '/0': bag('Database.DMLOptions.AssignmentRuleHeader') },
  properties: bagProperties({ AssignmentRuleID: empty, UseDefaultRule: empty }),
});

definePlatformType('Database.DMLOptions.DuplicateRuleHeader', {
  constructors: { '/0': bag('Database.DMLOptions.DuplicateRuleHeader') },
  properties: bagProperties({ AllowSave: empty, RunAsCurrentUser: empty }),
});

definePlatformType('Database.DMLOptions.EmailHeader', {
  constructors: { '/0': bag('Database.DMLOptions.EmailHeader') },
  properties: bagProperties({ TriggerAutoResponseEmail: empty, TriggerOtherEmail: empty, TriggerUserEmail: empty }),
});
