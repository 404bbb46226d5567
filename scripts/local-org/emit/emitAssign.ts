import type { Bound } from '../check/bound.ts';
import { emitExpression, present, propertyAccess } from './emitExpression.ts';
import type { FileContext } from './fileContext.ts';
import { setterSlot } from './names.ts';

/** JavaScript of an assignment; its value is the value assigned. */
export function emitAssign(file: FileContext, e: Bound & { kind: 'assign' }): string {
  const { target } = e;
  const value = emitExpression(file, e.value);
  switch (target.kind) {
    case 'local':
      return `(${target.variable.jsName}=${value})`;
    case 'instanceField':
      return `(${emitExpression(file, target.target)}.${target.field.slot}=${value})`;
    case 'staticField':
      return `(${file.statics(target.field.owner)}.${target.field.slot}=${value})`;
    case 'property': {
      if (target.isSuper)
        return `${file.classRef(target.field.owner)}.prototype.${setterSlot(target.field)}.call(this,${value})`;
      const receiver = target.target ? emitExpression(file, target.target) : file.classRef(target.field.owner);
      return `${receiver}.${setterSlot(target.field)}(${value})`;
    }
    case 'platformField': {
      const setter = file.constant(propertyAccess(target.owner, target.name, target.target !== undefined).set);
      return `${file.helper('assignProperty')}(${[setter, value, ...(target.target ? [present(file, target.target)] : [])].join(',')})`;
    }
    case 'sobjectField':
      return `${file.helper(target.access === 'field' ? 'writeField' : 'writeParent')}(${emitExpression(file, target.target)},${JSON.stringify(target.name)},${value})`;
    case 'index':
      return `${emitExpression(file, target.target)}.set(${emitExpression(file, target.index)},${value})`;
  }
}
