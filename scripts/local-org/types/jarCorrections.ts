/**
 * Superclasses that the type jars leave out (Apex Reference, Cache namespace: both extend `Cache.Partition`; "DuplicateResult Class":
 * an error of a save is tested with `instanceof Database.DuplicateError`).
 */
export const missingSuperTypes: Readonly<Record<string, string>> = {
  'cache.orgpartition': 'cache.Partition',
  'cache.sessionpartition': 'cache.Partition',
  'database.duplicateerror': 'Database.Error',
};

/** Exception types of the platform that the type jars do not hold. */
export const missingExceptions: ReadonlyMap<string, string> = new Map(
  [
    'System.DataWeaveScriptException',
    'System.FormulaValidationException',
    'cache.Session.SessionCacheException',
    'cache.Org.OrgCacheException',
    'cache.SessionPartition.SessionCacheException',
  ].map((name) => [name.toLowerCase(), name]),
);

/**
 * Types that an org makes from other metadata, by the prefix of their name, and the platform type they are an instance of:
 * one per flow, one per DataWeave script.
 */
export const generatedTypes: readonly { readonly prefix: string; readonly type: string }[] = [
  { prefix: 'flow.interview.', type: 'Flow.Interview' },
  { prefix: 'dataweavescriptresource.', type: 'DataWeave.Script' },
];
