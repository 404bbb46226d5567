/** Which capability folders the classes of a folder may name, beside their own. Arrows point one way. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  flows: ['engine', 'records', 'mapping', 'matching', 'connection', 'configuration', 'text'],
  console: ['engine', 'records', 'mapping', 'matching', 'connection', 'configuration', 'text'],
  engine: ['records', 'mapping', 'matching', 'connection', 'configuration', 'text'],
  matching: ['records', 'configuration', 'text'],
  // Payload records are read where they are mapped.
  mapping: ['connection', 'configuration', 'text'],
  records: ['configuration', 'text'],
  connection: ['configuration'],
  configuration: [],
  // Letters, entities, countries: words alone, which know nothing else.
  text: [],
};

/** Where a file belongs. */
export interface Home {
  /** `engine`, or `flows/deal-registration`; `testing` for what shipped tests share. */
  readonly capability: string;
  /** True for tests and what they share. */
  readonly isTest: boolean;
}

/** Reads capability and role from a path such as `force-app/main/engine/classes/X.cls`. */
export function homeOf(file: string): Home {
  const parts = file.replace(/^.*?\bmain\//, '').split('/');
  const capability = parts[0] === 'flows' ? `flows/${parts[1] ?? ''}` : (parts[0] ?? '');
  return { capability, isTest: capability === 'testing' || parts.includes('tests') };
}

/** Why code of one home may not name a class of another; undefined if it may. */
export function forbiddenArrow(from: Home, to: Home): string | undefined {
  if (from.capability === to.capability) return undefined;
  if (to.capability.startsWith('flows/'))
    return `nothing outside ${to.capability} names a class of it; the engine finds flows through their records`;
  if (to.isTest && !from.isTest) return 'package code does not name what only tests have';
  if (from.isTest) return undefined;
  const group = from.capability.split('/')[0] ?? '';
  const targets = allowed[group];
  if (!targets) return `${group} is no known capability`;
  return targets.includes(to.capability)
    ? undefined
    : `${group} may name ${targets.join(', ') || 'no other capability'}, not ${to.capability}`;
}
