import { Types, type ApexType } from '../types/apexType.ts';
import type { Position } from '../syntax/ast.ts';
import type { BodyBinder } from './bodyBinder.ts';
import { isAssignable, isNumeric, widerNumber } from './conversions.ts';
import { platformTypeOf } from './members.ts';

/** Whether no value of one type can be a value of the other: neither leads to the other, and no interface is between them. */
export function isHopeless(binder: BodyBinder, from: ApexType, to: ApexType): boolean {
  const { program } = binder;
  if (from === Types.SObject && to.kind === 'sobject') return false;
  if (isAssignable(program, from, to) || isAssignable(program, to, from)) return false;
  // What two classes of the platform have to do with each other the type jars do not always say.
  if (platformKind(binder, from) === 'class' && platformKind(binder, to) === 'class') return false;
  return !isInterface(binder, from) && !isInterface(binder, to);
}

function platformKind(binder: BodyBinder, type: ApexType): string | undefined {
  return type.kind === 'platform' ? platformTypeOf(binder.program, type)?.kind : undefined;
}

function isInterface(binder: BodyBinder, type: ApexType): boolean {
  const symbol = binder.program.classOf(type);
  return (symbol ? symbol.kind : platformTypeOf(binder.program, type)?.kind) === 'interface';
}

/** Refuses an `instanceof` whose answer the types already give. */
export function requireOpenTest(binder: BodyBinder, from: ApexType, to: ApexType, at: Position): void {
  if (isCertain(binder, from, to))
    throw binder.error(
      at,
      `Operation instanceof is always true since an instance of ${from.name} is always an instance of ${to.name}`,
    );
  if (from !== Types.Object && to !== Types.Object && isHopeless(binder, from, to))
    throw binder.error(
      at,
      `Operation instanceof is always false since an instance of ${from.name} is never an instance of ${to.name}`,
    );
}

function isCertain(binder: BodyBinder, from: ApexType, to: ApexType): boolean {
  if (from === to || to === Types.Object) return true;
  if (from.kind === 'sobject') return to === Types.SObject;
  if (isNumeric(from) && isNumeric(to)) return widerNumber(from, to) === to;
  if (from.kind === 'primitive' || to.kind === 'primitive') return false;
  // A list of generic rows may hold what it is asked for, and may not.
  const [element] = from.args;
  if (element === Types.SObject) return false;
  return isAssignable(binder.program, from, to);
}
