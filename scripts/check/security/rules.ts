/** Kinds of rule that are all on, those of later engine versions too. */
export const ruleKinds = ['pmd:Security', 'pmd:AppExchange', 'sfge:Security'] as const;

/** Rules that are on beside the security rules. */
export const furtherRules = [
  'ApexAssertionsShouldIncludeMessage',
  'ApexUnitTestMethodShouldHaveIsTestAnnotation',
  'ApexUnitTestShouldNotUseSeeAllDataTrue',
  'AvoidDebugStatements',
  'AvoidDirectAccessTriggerMap',
  'AvoidFutureAnnotation',
  'AvoidGlobalModifier',
  'AvoidHardcodingId',
  'AvoidInterfaceAsMapKey',
  'AvoidLogicInTrigger',
  'AvoidNonExistentAnnotations',
  'AvoidNonRestrictiveQueries',
  'AvoidStatefulDatabaseResult',
  'EagerlyLoadedDescribeSObjectResult',
  'EmptyCatchBlock',
  'EmptyIfStmt',
  'EmptyTryOrFinallyBlock',
  'EmptyWhileStmt',
  'InaccessibleAuraEnabledGetter',
  'InvocableClassNoArgConstructor',
  'MethodWithSameNameAsEnclosingClass',
  'OperationWithHighCostInLoop',
  'OperationWithLimitsInLoop',
  'OverrideBothEqualsAndHashcode',
  'QueueableWithoutFinalizer',
  'TestMethodsMustBeInTestClasses',
  'TypeShadowsBuiltInNamespace',
  'UnusedLocalVariable',
] as const;

/** Rules of the kinds above that are off, each for a reason. */
export const rulesLeftOut: Readonly<Record<string, string>> = {
  ProtectSensitiveData:
    'Takes every field whose name holds "key" or "token" for a secret, also a match key or a lease. The metadata check looks for fields that are named after secrets.',
};

/**
 * Rules that speak of package code only. A test counts the rows it has written itself, so that a query without a filter is right
 * there; it makes up record ids because it writes no record; and three rows that it writes one by one harm nobody.
 */
export const rulesOfPackageCode: ReadonlySet<string> = new Set([
  'AvoidNonRestrictiveQueries',
  'AvoidHardcodingId',
  'OperationWithLimitsInLoop',
  'OperationWithHighCostInLoop',
]);
