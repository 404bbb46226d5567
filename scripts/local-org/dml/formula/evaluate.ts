import { UnsupportedError } from '../../runtime/unsupported.ts';
import { fieldOf, relationshipOf } from '../../schema/lookup.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/model.ts';
import { ApexDecimal, divideDecimal, multiplyDecimal, negateDecimal } from '../../values/decimal.ts';
import { ApexDouble } from '../../values/double.ts';
import { SObject } from '../../values/sobject.ts';
import { ApexDate, ApexDatetime } from '../../values/temporal.ts';
import {
  equal,
  formulaFunctions,
  integer,
  isBlank,
  number,
  order,
  plus,
  text,
  truth,
  type FormulaValue,
} from './functions.ts';
import type { FormulaContext } from './formulaContext.ts';
import { globalRow, globalText } from './globals.ts';
import { parseFormula, type FormulaNode } from './parse.ts';

/** Evaluates a formula text on a row. Functions that are not implemented are refused by name. */
export function evaluateFormula(formula: string, context: FormulaContext): FormulaValue {
  return evaluate(parseFormula(formula), context);
}

function evaluate(node: FormulaNode, context: FormulaContext): FormulaValue {
  switch (node.kind) {
    case 'literal':
      return node.value !== null && typeof node.value === 'object'
        ? (ApexDecimal.parse(node.value.number) as ApexDecimal)
        : node.value;
    case 'field':
      return fieldValue(node.path, context);
    case 'unary':
      if (node.operator === '!') return !truth(evaluate(node.operand, context));
      return node.operator === '-'
        ? negateDecimal(number(evaluate(node.operand, context)))
        : evaluate(node.operand, context);
    case 'operation':
      return operate(node, context);
    case 'call':
      return call(node, context);
  }
}

function operate(node: Extract<FormulaNode, { kind: 'operation' }>, context: FormulaContext): FormulaValue {
  if (node.operator === '&&') return truth(evaluate(node.left, context)) && truth(evaluate(node.right, context));
  if (node.operator === '||') return truth(evaluate(node.left, context)) || truth(evaluate(node.right, context));
  const left = evaluate(node.left, context);
  const right = evaluate(node.right, context);
  switch (node.operator) {
    case '=':
    case '==':
      return equal(left, right);
    case '<>':
    case '!=':
      return !equal(left, right);
    case '&':
      return text(left) + text(right);
    case '+':
      return plus(left, right, 1);
    case '-':
      return plus(left, right, -1);
    case '*':
      return multiplyDecimal(number(left), number(right));
    case '/':
      // Division by zero makes a formula field empty instead of failing.
      return number(right).unscaled === 0n ? null : divideDecimal(number(left), number(right));
    case '^':
      return ApexDecimal.fromDouble(number(left).toNumber() ** number(right).toNumber());
    default: {
      const numeric = left instanceof ApexDecimal || right instanceof ApexDecimal;
      if (!numeric && (isBlank(left) || isBlank(right))) return false;
      const compared = numeric ? order(number(left), number(right)) : order(left, right);
      return node.operator === '<'
        ? compared < 0
        : node.operator === '>'
          ? compared > 0
          : node.operator === '<='
            ? compared <= 0
            : compared >= 0;
    }
  }
}

function call(node: Extract<FormulaNode, { kind: 'call' }>, context: FormulaContext): FormulaValue {
  const { name, args } = node;
  const arg = (i: number): FormulaValue => (args[i] ? evaluate(args[i], context) : null);
  switch (name) {
    case 'IF':
      return truth(arg(0)) ? arg(1) : arg(2);
    case 'AND':
      return args.every((a) => truth(evaluate(a, context)));
    case 'OR':
      return args.some((a) => truth(evaluate(a, context)));
    case 'CASE': {
      const subject = arg(0);
      for (let i = 1; i + 1 < args.length; i += 2) if (equal(subject, arg(i))) return arg(i + 1);
      return arg(args.length - 1);
    }
    case 'ISNEW':
      return context.isNew;
    case 'ISCHANGED':
    case 'PRIORVALUE': {
      const path = args[0]?.kind === 'field' ? args[0].path : undefined;
      if (path?.length !== 1) throw new UnsupportedError(`formula: ${name} of something else than a field of the row`);
      const current = fieldValue(path, context);
      const before = context.old ? fieldValue(path, { ...context, row: context.old }) : current;
      return name === 'PRIORVALUE' ? before : context.old !== null && !equal(before, current);
    }
    default: {
      const body = formulaFunctions[name];
      if (!body) throw new UnsupportedError(`formula function ${name}`);
      return body(
        args.map((a) => evaluate(a, context)),
        context.now,
      );
    }
  }
}

function fieldValue(path: readonly string[], context: FormulaContext): FormulaValue {
  const { store } = context;
  const [first = '', ...rest] = path;
  if (first.startsWith('$')) {
    const global = globalRow(first, rest, context);
    return global ? fieldValue(global.path, { ...context, row: global.row }) : globalText(first, rest, context);
  }
  let row: SObject = context.row;
  for (const step of path.slice(0, -1)) {
    const lookup = relationshipOf(row.schema, step);
    if (!lookup) throw new UnsupportedError(`formula: ${row.schema.name}.${path.join('.')}`);
    const id = row.get(lookup.name) as string | null;
    const schema = id === null ? undefined : store.schema.objectByPrefix(id.slice(0, 3));
    const parent = id === null || !schema ? undefined : store.fetch(schema, [id]).get(id);
    if (!parent) return null;
    row = parent;
  }
  const field = fieldOf(row.schema, path.at(-1) as string);
  if (!field) throw new UnsupportedError(`formula: there is no field ${row.schema.name}.${path.join('.')}`);
  if (field.formula !== undefined) return evaluateFormula(field.formula, { ...context, row });
  return toFormulaValue(row.get(field.name), row.schema, field);
}

function toFormulaValue(value: unknown, schema: ObjectSchema, field: FieldSchema): FormulaValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (value instanceof ApexDecimal) {
    // Formulas see a percentage as a fraction.
    return field.type === 'Percent' ? divideDecimal(value, integer(100)) : value;
  }
  if (typeof value === 'number') return integer(value);
  if (value instanceof ApexDouble) return ApexDecimal.fromDouble(value.value);
  if (value instanceof ApexDate || value instanceof ApexDatetime) return value;
  throw new UnsupportedError(`formula: value of ${schema.name}.${field.name}`);
}
