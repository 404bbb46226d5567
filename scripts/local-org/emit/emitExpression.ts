import { platformEnumValue } from '../platform/enums.ts';
import { findPlatformFunction, findPlatformProperty, type PlatformFunction } from '../platform/registry.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';
import { baseName, Types, type ApexType } from '../types/apexType.ts';
import { ApexDecimal } from '../values/decimal.ts';
import { ApexDouble } from '../values/double.ts';
import { ApexTypeValue } from '../values/object.ts';
import type { Bound, SchemaToken } from '../check/bound.ts';
import { hasAnnotation, methodSlot } from '../check/symbols.ts';
import { emitBinary, emitCondition, emitUnary } from './emitOperator.ts';
import { emitAssign } from './emitAssign.ts';
import type { FileContext } from './fileContext.ts';
import { getterSlot, implicitConstructor } from './names.ts';
import { isNonNull } from './nullness.ts';

/** JavaScript of an expression, on one line. */
export function emitExpression(file: FileContext, e: Bound): string {
  const emit = (inner: Bound): string => emitExpression(file, inner);
  const list = (items: readonly Bound[]): string => items.map(emit).join(',');
  switch (e.kind) {
    case 'constant':
      return typeof e.value === 'bigint'
        ? e.value < 0n
          ? `(${e.value}n)`
          : `${e.value}n`
        : typeof e.value === 'number' && e.value < 0
          ? `(${e.value})`
          : JSON.stringify(e.value);
    case 'number':
      return file.constant(e.type === Types.Double ? new ApexDouble(Number(e.text)) : ApexDecimal.parse(e.text));
    case 'local':
      return e.variable.jsName;
    case 'this':
      return 'this';
    case 'instanceField':
      return `${emit(e.target)}.${e.field.slot}`;
    case 'staticField':
      return `${file.statics(e.field.owner)}.${e.field.slot}`;
    case 'property':
      if (e.field.isStatic || !e.target) return `${file.classRef(e.field.owner)}.${getterSlot(e.field)}()`;
      if (e.isSuper) return `${file.classRef(e.field.owner)}.prototype.${getterSlot(e.field)}.call(this)`;
      return `${emit(e.target)}.${getterSlot(e.field)}()`;
    case 'platformField':
      return `${file.constant(propertyAccess(e.owner, e.name, e.target !== undefined).get)}(${e.target ? present(file, e.target) : ''})`;
    case 'sobjectField': {
      const read = e.access === 'field' ? 'read' : e.access === 'parent' ? 'readParent' : 'readChildren';
      const name = JSON.stringify(e.name);
      // A path through a missing parent row gives null, without an exception.
      if (e.target.kind === 'sobjectField' && e.target.access === 'parent')
        return `(${emit(e.target)}?.${read}(${name})??null)`;
      return `${emit(e.target)}.${read}(${name})`;
    }
    case 'index':
      return `${emit(e.target)}.get(${emit(e.index)})`;
    case 'enumConstant':
      return typeof e.owner === 'string'
        ? file.constant(platformEnumValue(e.owner, e.name))
        : `${file.classRef(e.owner)}.values[${e.owner.declaration.constants.indexOf(e.name)}]`;
    case 'enumMethod':
      return emitEnumMethod(file, e);
    case 'callUser': {
      const { method } = e;
      // A future method runs later, in its own transaction.
      if (method.isStatic && hasAnnotation(method.modifiers, 'future'))
        return `${file.helper('callFuture')}(${[JSON.stringify(method.owner.name), JSON.stringify(method.name), ...e.args.map(emit)].join(',')})`;
      if (method.isStatic) return `${file.classRef(method.owner)}.${method.slot}(${list(e.args)})`;
      if (e.isSuper)
        return `${file.classRef(method.owner)}.prototype.${method.slot}.call(${['this', ...e.args.map(emit)].join(',')})`;
      return `${e.target ? emit(e.target) : 'this'}.${method.slot}(${list(e.args)})`;
    }
    case 'callPlatform':
      return emitPlatformCall(file, e);
    case 'callObject':
      return `${file.helper(`object_${e.name}`)}(${[present(file, e.target), ...e.args.map(emit)].join(',')})`;
    case 'callSettings':
      return `${file.helper('objectStatic')}(${JSON.stringify(e.object)},${JSON.stringify(e.method.name)},[${list(e.args)}])`;
    case 'construct': {
      const owner = file.classRef(e.owner);
      return `${owner}.make(${[`${owner}.${e.method?.slot ?? implicitConstructor}`, ...e.args.map(emit)].join(',')})`;
    }
    case 'constructPlatform':
      return emitPlatformConstruction(file, e);
    case 'constructorCall':
      if (!e.owner) return e.args.length === 0 ? '0' : `${file.helper('initException')}(this,[${list(e.args)}])`;
      return `${file.classRef(e.owner)}.${e.method?.slot ?? implicitConstructor}.call(${['this', ...e.args.map(emit)].join(',')})`;
    case 'newSObject':
      return `${file.helper('newRow')}(${[JSON.stringify(e.type.name), ...e.fields.flatMap(([name, value]) => [JSON.stringify(name), emit(value)])].join(',')})`;
    case 'newItems':
      return `new ${file.helper(e.type.kind === 'list' ? 'List' : 'Set')}(${file.constant(e.type)},[${list(e.items)}])`;
    case 'newPairs':
      return `new ${file.helper('Map')}(${file.constant(e.type)},[${e.pairs.map(([k, v]) => `[${emit(k)},${emit(v)}]`).join(',')}])`;
    case 'newSized':
      return `${file.helper('newSized')}(${file.constant(e.type)},${emit(e.size)})`;
    case 'newCopy':
      return `${file.helper('newCopy')}(${file.constant(e.type)},${emit(e.from)})`;
    case 'convert':
      return emitConversion(file, e.operand, e.type);
    case 'cast': {
      const code = emit(e.operand);
      return `${file.helper('cast')}(${code},${file.constant(e.type)})`;
    }
    case 'instanceof':
      return `${file.helper('isInstance')}(${emit(e.operand)},${file.constant(e.test)})`;
    case 'unary':
      return emitUnary(file, e);
    case 'binary':
      return emitBinary(file, e);
    case 'assign':
      return emitAssign(file, e);
    case 'sequence':
      return `(${[...e.steps, e.result].map(emit).join(',')})`;
    case 'firstRow':
      return `${file.helper(e.optional ? 'firstRowOrNull' : 'firstRow')}(${emit(e.operand)})`;
    case 'conditional':
      return `(${emitCondition(file, e.condition)}?${emit(e.whenTrue)}:${emit(e.whenFalse)})`;
    case 'coalesce':
      return `(${emit(e.left)}??${emit(e.right)})`;
    case 'safe':
      return `((${e.variable.jsName}=${emit(e.subject)})===null?null:${emit(e.rest)})`;
    case 'typeValue':
      return file.constant(ApexTypeValue.of(e.of));
    case 'token':
      return emitToken(file, e.token);
    case 'triggerVariable':
      return `${file.helper('triggerVariable')}(${JSON.stringify(e.name)})`;
    case 'soql': {
      const site = file.constant({ text: e.text, access: e.access, rowType: e.type, prepared: undefined });
      return `${file.helper(e.result === 'count' ? 'queryCount' : 'queryRows')}(${[site, ...e.binds.map(emit)].join(',')})`;
    }
    case 'sosl':
      return `${file.helper('search')}(${[JSON.stringify(e.text), ...e.binds.map(emit)].join(',')})`;
  }
}

/** A receiver that platform code gets: never null. */
export function present(file: FileContext, e: Bound): string {
  const code = emitExpression(file, e);
  return isNonNull(e) ? code : `${file.helper('nonNull')}(${code})`;
}

const missingCalls = new Map<string, () => never>();

/** Stands in for what the local org does not implement; fails when it runs, not when it compiles. */
function missingCall(name: string): () => never {
  let call = missingCalls.get(name);
  if (!call) {
    call = () => {
      throw new UnsupportedError(name);
    };
    missingCalls.set(name, call);
  }
  return call;
}

export function propertyAccess(
  owner: string,
  name: string,
  isInstance: boolean,
): { readonly get: PlatformFunction; readonly set: PlatformFunction } {
  const found = findPlatformProperty(owner, isInstance ? 'properties' : 'staticProperties', name);
  return {
    get: found?.get ?? missingCall(`${owner}.${name}`),
    set: found?.set ?? missingCall(`${owner}.${name} (assignment)`),
  };
}

function emitConversion(file: FileContext, operand: Bound, to: ApexType): string {
  const code = emitExpression(file, operand);
  switch (to) {
    case Types.Integer:
      return `${file.helper('toInteger')}(${code})`;
    case Types.Long:
      return operand.type === Types.Integer && isNonNull(operand)
        ? `BigInt(${code})`
        : `${file.helper('toLong')}(${code})`;
    case Types.Double:
      return `${file.helper('toDouble')}(${code})`;
    case Types.Decimal:
      return `${file.helper('toDecimal')}(${code})`;
    case Types.Id:
      return operand.type === Types.String ? `${file.helper('toId')}(${code})` : code;
    case Types.Datetime:
      return operand.type === Types.Date ? `${file.helper('toDatetime')}(${code})` : code;
    default:
      return code;
  }
}

function emitPlatformCall(file: FileContext, e: Bound & { kind: 'callPlatform' }): string {
  const { method, parameters, target } = e;
  const args = e.args.map((a) => emitExpression(file, a));
  const owner = target && method.owner === 'System.SObject' ? 'System.SObject' : method.owner;
  const call =
    findPlatformFunction(owner, method.isStatic ? 'statics' : 'methods', method.name, parameters) ??
    missingCall(`${owner}.${method.name}(${parameters.map((p) => p.name).join(', ')})`);
  const fn = file.constant(call);
  let code: string;
  if (!target) code = `${fn}(${args.join(',')})`;
  else if (e.isVirtual) {
    const site = file.constant({ slot: methodSlot(method.name, parameters), name: method.name, call });
    code = `${file.helper('callVirtual')}(${[site, emitExpression(file, target), ...args].join(',')})`;
  } else code = `${fn}(${[present(file, target), ...args].join(',')})`;
  if (e.scope === undefined || e.scope.length === 0) return code;
  const names = e.scope.map(([name, value]) => `${JSON.stringify(name)}:()=>${emitExpression(file, value)}`).join(',');
  return `${file.helper('withBinds')}({${names}},()=>${code})`;
}

function emitPlatformConstruction(file: FileContext, e: Bound & { kind: 'constructPlatform' }): string {
  const name = baseName(e.type);
  const args = e.args.map((a) => emitExpression(file, a)).join(',');
  const call = findPlatformFunction(name, 'constructors', '', e.parameters);
  if (!call && name.endsWith('Exception'))
    return `${file.helper('newException')}(${[JSON.stringify(e.type.name), args].filter(Boolean).join(',')})`;
  const made = `${file.constant(call ?? missingCall(`new ${name}(${e.parameters.map((p) => p.name).join(', ')})`))}(${args})`;
  if (e.fields.length === 0) return made;
  const setters = e.fields.map(
    ([field, value]) => `[${file.constant(propertyAccess(name, field, true).set)},${emitExpression(file, value)}]`,
  );
  return `${file.helper('withFields')}(${[made, ...setters].join(',')})`;
}

function emitToken(file: FileContext, token: SchemaToken): string {
  const object = JSON.stringify(token.object);
  switch (token.of) {
    case 'objectType':
      return `${file.helper('sobjectType')}(${object})`;
    case 'describeObject':
      return `${file.helper('describeObject')}(${object})`;
    case 'field':
      return `${file.helper('sobjectField')}(${object},${JSON.stringify(token.field)})`;
    case 'describeField':
      return `${file.helper('describeField')}(${object},${JSON.stringify(token.field)})`;
    case 'fieldSet':
      return `${file.helper('fieldSet')}(${object},${JSON.stringify(token.name)})`;
  }
}

function emitEnumMethod(file: FileContext, e: Bound & { kind: 'enumMethod' }): string {
  if (e.target) return `${present(file, e.target)}.${e.name}`;
  const values =
    typeof e.owner === 'string'
      ? `${file.helper('platformEnumValues')}(${JSON.stringify(e.owner)})`
      : `${file.classRef(e.owner)}.values`;
  const type = typeof e.owner === 'string' ? e.owner : e.owner.name;
  if (e.name === 'values') return `new ${file.helper('List')}(${file.constant(e.type)},[...${values}])`;
  return `${file.helper('enumValueOf')}(${JSON.stringify(type)},${values},${e.args.map((a) => emitExpression(file, a)).join(',')})`;
}
