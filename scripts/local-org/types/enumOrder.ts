/** Declaration order of platform enums whose constants the type jars list alphabetically; `ordinal()` and `values()` show it. */
const orders: Readonly<Record<string, readonly string[]>> = {
  'System.LoggingLevel': ['NONE', 'INTERNAL', 'FINEST', 'FINER', 'FINE', 'DEBUG', 'INFO', 'WARN', 'ERROR'],
  'System.TriggerOperation': [
    'BEFORE_INSERT',
    'BEFORE_UPDATE',
    'BEFORE_DELETE',
    'AFTER_INSERT',
    'AFTER_UPDATE',
    'AFTER_DELETE',
    'AFTER_UNDELETE',
  ],
};

/** Constants that the jars leave out (Apex Reference, Quiddity Enum). */
const missing: Readonly<Record<string, readonly string[]>> = {
  'System.Quiddity': ['UNDEFINED'],
};

/** Puts the constants of a platform enum into Salesforce's order where that is known. */
export function correctedEnumOrder(fullName: string, jarConstants: readonly string[]): readonly string[] {
  const constants = [...jarConstants, ...(missing[fullName] ?? []).filter((name) => !jarConstants.includes(name))];
  const order = orders[fullName];
  if (!order) return constants;
  return [...order.filter((name) => constants.includes(name)), ...constants.filter((name) => !order.includes(name))];
}
