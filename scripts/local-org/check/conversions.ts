import { baseName, Types, type ApexType } from '../types/apexType.ts';
import { isTypeVariable } from '../types/javaSignature.ts';
import type { Program } from './program.ts';
import { superTypesOf } from './members.ts';

const numeric: readonly ApexType[] = [Types.Integer, Types.Long, Types.Double, Types.Decimal];

export function isNumeric(type: ApexType): boolean {
  return numeric.includes(type);
}

/** The wider of two numeric types. */
export function widerNumber(a: ApexType, b: ApexType): ApexType {
  return numeric.indexOf(a) >= numeric.indexOf(b) ? a : b;
}

const impossible = Infinity;

/** Implicit conversions between different primitives and what they weigh in the choice of an overload. */
const primitiveCosts = new Map<ApexType, ReadonlyMap<ApexType, number>>([
  [
    Types.Integer,
    new Map([
      [Types.Long, 1],
      [Types.Double, 2],
      [Types.Decimal, 3],
    ]),
  ],
  [
    Types.Long,
    new Map([
      [Types.Double, 1],
      [Types.Decimal, 2],
    ]),
  ],
  [Types.Double, new Map([[Types.Decimal, 1]])],
  [Types.Decimal, new Map([[Types.Double, 2]])],
  [Types.Id, new Map([[Types.String, 1]])],
  [Types.String, new Map([[Types.Id, 3]])],
  [Types.Date, new Map([[Types.Datetime, 1]])],
]);

/** What an implicit conversion costs, 0 for the same type; `Infinity` where Apex has none. */
export function conversionCost(program: Program, from: ApexType, to: ApexType): number {
  if (from === to) return 0;
  if (from === Types.Void) return impossible;
  if (from === Types.Null) return to === Types.Object ? 2 : 1;
  if (to === Types.Object || isTypeVariable(to)) return 20;
  if (isTypeVariable(from)) return 20;
  const primitive = primitiveCosts.get(from)?.get(to);
  if (primitive !== undefined) return primitive;
  if (from.kind === 'sobject' && to.kind === 'sobject') {
    if (to === Types.SObject) return 1;
    // A generic row is taken as a special one only where a query or a generic list gives it.
    return impossible;
  }
  if (from.kind === 'list' && to.kind === 'list') return argumentsCost(program, from, to);
  if ((from.kind === 'set' || from.kind === 'map') && from.kind === to.kind)
    return keyedCost(program, from.args, to.args);
  if ((from.kind === 'list' || from.kind === 'set') && to.name.startsWith('System.Iterable<'))
    return 3 + argumentsCost(program, from, to);
  return inheritanceCost(program, from, to);
}

/** Sets and the keys of maps convert to nothing else; values of maps only to what is wider. */
function keyedCost(program: Program, from: readonly ApexType[], to: readonly ApexType[]): number {
  const [key, value] = to as [ApexType, ApexType?];
  if (from[0] !== key && !isTypeVariable(key)) return impossible;
  return value ? conversionCost(program, from[1] as ApexType, value) : 0;
}

function argumentsCost(program: Program, from: ApexType, to: ApexType): number {
  let total = 0;
  for (let i = 0; i < from.args.length; i++) {
    const a = from.args[i] as ApexType;
    const b = to.args[i];
    if (a === b || b === undefined) continue;
    if (a.kind === 'sobject' && b.kind === 'sobject') {
      // A list of rows of unknown type may stand for a list of any type, and back.
      if (a !== Types.SObject && b !== Types.SObject) return impossible;
      total += b === Types.SObject ? 1 : 2;
      continue;
    }
    if (a.kind === 'primitive' && b.kind === 'primitive' && b !== Types.Object) {
      if (!((a === Types.Id && b === Types.String) || (a === Types.String && b === Types.Id))) return impossible;
      total += 2;
      continue;
    }
    const cost = conversionCost(program, a, b);
    if (cost === impossible) return impossible;
    total += cost + 1;
  }
  return total;
}

/** Steps from a type up to a supertype or interface; breadth first, so the shortest way counts. */
function inheritanceCost(program: Program, from: ApexType, to: ApexType): number {
  let level: readonly ApexType[] = [from];
  const seen = new Set<ApexType>(level);
  for (let steps = 1; level.length > 0; steps++) {
    const next: ApexType[] = [];
    for (const type of level)
      for (const parent of superTypesOf(program, type)) {
        if (parent === to) return steps;
        if (sameGeneric(parent, to)) return steps + 1 + genericCost(program, parent, to);
        if (!seen.has(parent)) next.push(parent);
        seen.add(parent);
      }
    level = next;
  }
  return sameGeneric(from, to) ? genericCost(program, from, to) : impossible;
}

/** Generic interfaces of the platform convert with their arguments in either direction: `Iterable<Object>` serves as `Iterable<String>`. */
function genericCost(program: Program, from: ApexType, to: ApexType): number {
  return Math.min(argumentsCost(program, from, to), 5 + argumentsCost(program, to, from));
}

function sameGeneric(a: ApexType, b: ApexType): boolean {
  if (a.kind !== 'platform' || b.kind !== 'platform' || a.args.length === 0) return false;
  return a.args.length === b.args.length && baseName(a) === baseName(b);
}

export function isAssignable(program: Program, from: ApexType, to: ApexType): boolean {
  return conversionCost(program, from, to) !== impossible;
}

/** The type of a conditional expression with two branches; undefined where the branches have nothing in common. */
export function commonType(program: Program, a: ApexType, b: ApexType): ApexType | undefined {
  if (a === b || b === Types.Null) return a;
  if (a === Types.Null) return b;
  if (isNumeric(a) && isNumeric(b)) return widerNumber(a, b);
  const forward = conversionCost(program, a, b);
  const backward = conversionCost(program, b, a);
  if (forward === impossible && backward === impossible) return undefined;
  return forward <= backward ? b : a;
}
