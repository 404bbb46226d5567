import { UnsupportedError } from '../runtime/unsupported.ts';
import type { SqlDb } from '../store/sqlDb.ts';

/** Legal forms at the end of a company name, which say nothing about whose name it is. */
const legalForms = new Set([
  'ab', 'ag', 'as', 'bv', 'co', 'company', 'corp', 'corporation', 'gmbh', 'inc', 'incorporated', 'kg', 'limited', 'llc',
  'llp', 'ltd', 'nv', 'oy', 'plc', 'pty', 'sa', 'sarl', 'sas', 'se', 'spa', 'srl',
]); // prettier-ignore

/**
 * The form in which two values of a matching method are compared. `Exact` is documented: lower case, no surrounding blanks
 * (Salesforce Help, "Normalization Criteria for Match Keys"). `CompanyName` is a model of the fuzzy method, which also knows
 * acronyms, edit distance and synonyms: here letters and digits without case, accents and a legal form at the end. What this
 * model finds, the real method finds too. The other fuzzy methods are refused by name.
 */
export function matchKey(method: string, value: string): string {
  if (method === 'Exact') return value.trim().toLowerCase();
  if (!isMatchMethod(method)) throw new UnsupportedError(`matching method ${method}`);
  const words = value
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[.'’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((w) => w !== '');
  while (words.length > 1 && legalForms.has(words.at(-1) as string)) words.pop();
  return words.join('');
}

/** Whether `matchKey` knows the method. */
export function isMatchMethod(method: string): boolean {
  return method === 'Exact' || method === 'CompanyName';
}

/** `match_key(method, value)` for SQL. */
export function defineMatchKeyFunction(db: SqlDb): void {
  db.define('match_key', (method, value) => (typeof value === 'string' ? matchKey(String(method), value) : null));
}
