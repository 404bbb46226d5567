import { Types } from '../types/apexType.ts';
import type { Bound } from '../check/bound.ts';
import type { LocalVariable } from '../check/symbols.ts';

/** Platform methods whose numeric result is never null. */
const countingMethods = new Set([
  'size',
  'length',
  'indexof',
  'lastindexof',
  'ordinal',
  'hashcode',
  'compareto',
  'abs',
  'mod',
  'max',
  'min',
  'intvalue',
  'year',
  'month',
  'day',
  'gettime',
  'daysbetween',
  'countmatches',
]);

const decided = new WeakMap<LocalVariable, boolean>();
const pending = new Set<LocalVariable>();

/** True where an expression can be proved never to be null, so that emitted code may leave out the check. */
export function isNonNull(e: Bound): boolean {
  switch (e.kind) {
    case 'constant':
      return e.value !== null;
    case 'number':
    case 'this':
    case 'enumConstant':
    case 'typeValue':
    case 'token':
    case 'instanceof':
    case 'unary':
    case 'binary':
    case 'newItems':
    case 'newPairs':
    case 'newSized':
    case 'newCopy':
    case 'newSObject':
    case 'construct':
    case 'constructPlatform':
      return true;
    case 'soql':
      return true;
    case 'local':
      return isNeverNull(e.variable);
    case 'assign':
      return isNonNull(e.value);
    case 'sequence':
      return isNonNull(e.result);
    case 'convert':
      return isNonNull(e.operand);
    case 'conditional':
      return isNonNull(e.whenTrue) && isNonNull(e.whenFalse);
    case 'coalesce':
      return isNonNull(e.right);
    case 'callObject':
      return e.name !== 'clone';
    case 'callPlatform':
      if (e.isVirtual) return false;
      return (
        e.type === Types.Boolean ||
        (countingMethods.has(e.method.name.toLowerCase()) && (e.type === Types.Integer || e.type === Types.Long))
      );
    default:
      return false;
  }
}

/** A local variable that only ever gets values which cannot be null. */
function isNeverNull(variable: LocalVariable): boolean {
  const known = decided.get(variable);
  if (known !== undefined) return known;
  // A variable that depends on itself through another one counts as nullable; `i = i + 1` does not depend, sums are never null.
  if (pending.has(variable)) return false;
  pending.add(variable);
  const result =
    variable.assigned.length > 0 &&
    variable.assigned.every((value) => value !== 'unknown' && isNonNull(value as Bound));
  pending.delete(variable);
  if (pending.size === 0) decided.set(variable, result);
  return result;
}
