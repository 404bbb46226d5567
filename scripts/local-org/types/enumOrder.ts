/** Declaration order of platform enums whose constants the type jars list alphabetically; `ordinal()` and `values()` show it. */
const orders: Readonly<Record<string, readonly string[]>> = {
  'System.LoggingLevel': ['NONE', 'INTERNAL', 'FINEST', 'FINER', 'FINE', 'DEBUG', 'INFO', 'WARN', 'ERROR'],
  'System.TriggerOperation': ['BEFORE_INSERT', 'BEFORE_UPDATE', 'BEFORE_DELETE', 'AFTER_INSERT', 'AFTER_UPDATE', 'AFTER_DELETE', 'AFTER_UNDELETE'],
};

/** Puts the constants of a platform enum into Salesforce's order where that is known. */
export function correctedEnumOrder(fullName: string, constants: readonly string[]): readonly string[] {
  const order = orders[fullName];
  if (!order) return constants;
  return [...order.filter((name) => constants.includes(name)), ...constants.filter((name) => !order.includes(name))];
}
