import { Types, type ApexType } from '../types/apexType.ts';
import type { Position } from '../syntax/ast.ts';
import type { BodyBinder } from './bodyBinder.ts';
import type { Bound } from './bound.ts';
import { conversionCost, isNumeric } from './conversions.ts';

/** Converts an expression as assignment, argument passing and return do; `CompileError` where Apex has no such conversion. */
export function convert(
  binder: BodyBinder,
  value: Bound,
  to: ApexType,
  at: Position,
  what = 'Illegal assignment',
): Bound {
  const row = singleRow(binder, value, to);
  if (row) return row;
  if (conversionCost(binder.program, value.type, to) === Infinity)
    throw binder.error(at, `${what} from ${value.type.name} to ${to.name}`);
  return implicit(value, to);
}

/** Makes the representation change of an allowed conversion explicit. */
export function implicit(value: Bound, to: ApexType): Bound {
  const from = value.type;
  if (from === to || from === Types.Null || to === Types.Object) return value;
  if (isNumeric(from) && isNumeric(to)) {
    if (value.kind === 'constant' && value.value !== null)
      return numberConstant(value.value as number | bigint, to, value.line);
    return { kind: 'convert', type: to, line: value.line, operand: value };
  }
  if ((from === Types.String && to === Types.Id) || (from === Types.Date && to === Types.Datetime))
    return { kind: 'convert', type: to, line: value.line, operand: value };
  if (from === Types.SObject && to.kind === 'sobject')
    return { kind: 'cast', type: to, line: value.line, operand: value };
  return value;
}

function numberConstant(value: number | bigint, to: ApexType, line: number): Bound {
  if (to === Types.Long) return { kind: 'constant', type: to, line, value: BigInt(value) };
  return { kind: 'number', type: to, line, text: String(value) };
}

/** A query in brackets or as text, whose single row may be taken for the whole. */
export function isQuery(value: Bound): boolean {
  return (
    (value.kind === 'soql' && value.result === 'rows') ||
    (value.kind === 'callPlatform' && value.method.owner === 'System.Database' && /^query/i.test(value.method.name))
  );
}

/** A query where one row is wanted: `Account a = [SELECT ...]`, `Account a = Database.query(...)`. */
function singleRow(binder: BodyBinder, value: Bound, to: ApexType): Bound | undefined {
  if (to.kind !== 'sobject' || !isQuery(value) || value.type.kind !== 'list') return undefined;
  const row = value.type.args[0] as ApexType;
  if (row !== Types.SObject && conversionCost(binder.program, row, to) === Infinity) return undefined;
  return implicit({ kind: 'firstRow', type: row, line: value.line, operand: value, optional: false }, to);
}
