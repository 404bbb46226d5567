import type { BodyBinder } from './bodyBinder.ts';
import type { Bound, BoundTarget } from './bound.ts';

/** Expressions whose evaluation nobody can notice. */
function isPure(e: Bound): boolean {
  switch (e.kind) {
    case 'constant':
    case 'number':
    case 'local':
    case 'this':
    case 'staticField':
    case 'enumConstant':
    case 'typeValue':
    case 'token':
    case 'triggerVariable':
      return true;
    case 'instanceField':
      return isPure(e.target);
    case 'sobjectField':
      return isPure(e.target);
    case 'convert':
    case 'unary':
    case 'cast':
    case 'instanceof':
      return isPure(e.operand);
    case 'binary':
      return isPure(e.left) && isPure(e.right);
    default:
      return false;
  }
}

/** Receivers that cannot be null. */
function isPresent(e: Bound): boolean {
  return (
    e.kind === 'this' ||
    e.kind === 'construct' ||
    e.kind === 'constant' ||
    e.kind === 'newSObject' ||
    e.kind === 'newItems' ||
    e.kind === 'newPairs' ||
    e.kind === 'typeValue' ||
    e.kind === 'token'
  );
}

/**
 * Apex evaluates receiver and arguments before it notices that the receiver is null, JavaScript the other way round. Where an
 * argument has effects, receiver and arguments are stored first.
 */
export function argumentsFirst(
  binder: BodyBinder,
  target: Bound | undefined,
  args: readonly Bound[],
  call: (target: Bound | undefined, args: readonly Bound[]) => Bound,
): Bound {
  if (!target || isPresent(target) || args.every(isPure)) return call(target, args);
  const steps: Bound[] = [];
  const hold = (part: Bound): Bound => {
    if (part.kind === 'constant' || part.kind === 'typeValue') return part;
    const variable = binder.temporary(part.type);
    const place: BoundTarget = { kind: 'local', type: part.type, line: part.line, variable };
    steps.push({ kind: 'assign', type: part.type, line: part.line, target: place, value: part });
    return place;
  };
  const result = call(hold(target), args.map(hold));
  return { kind: 'sequence', type: result.type, line: result.line, steps, result };
}
