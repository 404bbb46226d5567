import { Types } from '../types/apexType.ts';
import type { BinaryOperator, Expression, Position } from '../syntax/ast.ts';
import { bindExpression } from './bindExpression.ts';
import { bindBinary } from './bindOperator.ts';
import type { BodyBinder } from './bodyBinder.ts';
import type { Bound, BoundTarget } from './bound.ts';
import { isNumeric } from './conversions.ts';
import { convert, implicit } from './convert.ts';
import { requireWritableField } from './sobjectFields.ts';
import type { FieldSymbol } from './symbols.ts';
import { accessorModifiers, extendsClass, isVisible } from './visibility.ts';

/** `target = value` and `target op= value`. */
export function bindAssign(binder: BodyBinder, e: Expression & { kind: 'assign' }): Bound {
  const target = asTarget(binder, bindExpression(binder, e.target), e.target);
  const value = bindExpression(binder, e.value);
  if (e.operator === '=') return store(target, convert(binder, value, target.type, e));
  const operator = e.operator.slice(0, -1) as BinaryOperator;
  return once(binder, target, (again) =>
    store(again, convert(binder, bindBinary(binder, operator, again, value, e), target.type, e)),
  );
}

/** `++` and `--`; the old value is kept only where a postfix result is used. */
export function bindIncrement(binder: BodyBinder, e: Expression & { kind: 'increment' }, resultUsed: boolean): Bound {
  const target = asTarget(binder, bindExpression(binder, e.operand), e.operand);
  if (!isNumeric(target.type)) throw binder.error(e, `Illegal operand of ${e.operator}: ${target.type.name}`);
  const step = (from: Bound): Bound => {
    const one = implicit({ kind: 'constant', type: Types.Integer, line: e.line, value: 1 }, target.type);
    return {
      kind: 'binary',
      type: target.type,
      line: e.line,
      operator: e.operator === '++' ? '+' : '-',
      left: from,
      right: one,
      operandType: target.type,
    };
  };
  if (e.prefix || !resultUsed) return once(binder, target, (again) => store(again, step(again)));
  return once(binder, target, (again) => {
    const old = binder.temporary(target.type);
    const oldValue: BoundTarget = { kind: 'local', type: target.type, line: e.line, variable: old };
    return {
      kind: 'sequence',
      type: target.type,
      line: e.line,
      steps: [store(oldValue, again), store(again, step(oldValue))],
      result: oldValue,
    };
  });
}

function asTarget(binder: BodyBinder, bound: Bound, at: Position): BoundTarget {
  switch (bound.kind) {
    case 'instanceField':
    case 'staticField':
    case 'property':
      requireWritable(binder, bound.field, at);
      return bound;
    case 'sobjectField':
      if (bound.access === 'field') requireWritableField(binder, bound.target.type, bound.name, at);
      return bound;
    case 'local':
    case 'platformField':
    case 'index':
      return bound;
    default:
      throw binder.error(at, 'Expression cannot be assigned');
  }
}

/** Final fields get their value while the object or class is made; a property is written where its setter is seen. */
function requireWritable(binder: BodyBinder, field: FieldSymbol, at: Position): void {
  const isInitial = (binder.isInitializing && extendsClass(binder.owner, field.owner)) || binder.ownProperty === field;
  if (field.modifiers.words.includes('final') && !isInitial)
    throw binder.error(
      at,
      `Final members can only be assigned in their declaration, init blocks, or constructors: ${field.name}`,
    );
  const { property } = field;
  const isHidden =
    property &&
    ((!property.setter && field.owner.topLevel !== binder.owner.topLevel) ||
      !isVisible(accessorModifiers(field.modifiers, property.setter), field.owner, binder.owner));
  if (isHidden) throw binder.error(at, `Variable is not visible: ${field.owner.name}.${field.name}`);
}

/** Stores a value and remembers it for the null analysis of local variables. */
function store(target: BoundTarget, value: Bound): Bound {
  if (target.kind === 'local') target.variable.assigned.push(value);
  return { kind: 'assign', type: target.type, line: target.line, target, value };
}

/** Lets `use` read and write the target with its receiver and index evaluated only once. */
function once(binder: BodyBinder, target: BoundTarget, use: (again: BoundTarget) => Bound): Bound {
  const steps: Bound[] = [];
  const hold = (part: Bound): Bound => {
    if (part.kind === 'local' || part.kind === 'this' || part.kind === 'constant') return part;
    const variable = binder.temporary(part.type);
    const place: BoundTarget = { kind: 'local', type: part.type, line: part.line, variable };
    steps.push(store(place, part));
    return place;
  };
  let again: BoundTarget = target;
  switch (target.kind) {
    case 'instanceField':
    case 'sobjectField':
      again = { ...target, target: hold(target.target) };
      break;
    case 'index':
      again = { ...target, target: hold(target.target), index: hold(target.index) };
      break;
    case 'property':
    case 'platformField':
      again = target.target ? { ...target, target: hold(target.target) } : target;
      break;
    default:
  }
  const result = use(again);
  return steps.length === 0 ? result : { kind: 'sequence', type: result.type, line: result.line, steps, result };
}
