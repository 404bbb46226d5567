import { createException, requireArgument as need } from '../values/exception.ts';
import { ApexObject, type ApexEnumValue } from '../values/object.ts';
import { hashCode, objectEquals, stringify } from '../values/operations.ts';
import { definePlatformType } from './registry.ts';

/** `equals`, `hashCode` and `toString` of any value, `Object` receivers included. The type jars call the type `Internal.Object`. */
definePlatformType('Internal.Object', {
  methods: {
    equals: (self: unknown, other: unknown) =>
      self instanceof ApexObject ? self.$equals(other) : objectEquals(self, other),
    hashCode,
    toString: stringify,
  },
});

/** `MyEnum.valueOf(text)` for user and platform enums; the case of the name does not matter. */
export function enumValueOf(typeName: string, values: readonly ApexEnumValue[], text: string | null): ApexEnumValue {
  const wanted = need(text).toLowerCase();
  const value = values.find((v) => v.name.toLowerCase() === wanted);
  if (!value) throw createException('System.NoSuchElementException', `No enum constant ${typeName}.${text}`);
  return value;
}
