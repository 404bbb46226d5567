import { loadPlatformTypes } from '../types/platformTypes.ts';
import { ApexType } from '../types/apexType.ts';
import { ApexEnumValue } from '../values/object.ts';

const constants = new Map<string, readonly ApexEnumValue[]>();

/** All constants of a platform enum, in declaration order: `platformEnumValues('System.LoggingLevel')`. */
export function platformEnumValues(fullTypeName: string): readonly ApexEnumValue[] {
  const key = fullTypeName.toLowerCase();
  let values = constants.get(key);
  if (!values) {
    const definition = loadPlatformTypes().type(fullTypeName);
    if (!definition || definition.kind !== 'enum') throw new Error(`${fullTypeName} is not a platform enum`);
    const type = ApexType.platform(definition.fullName);
    values = definition.constants.map((name, ordinal) => new ApexEnumValue(type, name, ordinal));
    constants.set(key, values);
  }
  return values;
}

/** One constant by name in any case; there is one object per constant. */
export function platformEnumValue(fullTypeName: string, constantName: string): ApexEnumValue {
  const wanted = constantName.toLowerCase();
  const value = platformEnumValues(fullTypeName).find((v) => v.name.toLowerCase() === wanted);
  if (!value) throw new Error(`${fullTypeName} has no constant ${constantName}`);
  return value;
}
