import { ApexErrorListener, ApexParserFactory } from '@apexdevtools/apex-parser';
import { UnsupportedError } from '../runtime/unsupported.ts';
import type { Comparison, ConditionNode, ExpressionNode, OrderNode, QueryNode, SelectNode, ValueNode } from './ast.ts';
import { malformedQuery } from './errors.ts';
import { parenthesiseNot } from './bareNot.ts';

/** What the parser's tree nodes offer; its own classes are generated per rule and too many to name here. */
// generated contexts differ per rule
type Tree = any;

class FirstError extends ApexErrorListener {
  found: { line: number; column: number; message: string } | undefined;

  apexSyntaxError(line: number, column: number, message: string): void {
    this.found ??= { line, column, message };
  }
}

/** Parses SOQL text; binds are collected in order of appearance as their source texts. */
export function parseQuery(source: string): { query: QueryNode; binds: string[] } {
  const text = parenthesiseNot(source);
  const listener = new FirstError();
  const parser = ApexParserFactory.createParser(text);
  parser.removeErrorListeners();
  parser.addErrorListener(listener);
  const tree: Tree = parser.query();
  const found = listener.found;
  if (found) throw malformedQuery(`unexpected token: '${tokenAt(text, found.line, found.column)}'`);
  const rest = (tree.stop?.stop ?? -1) + 1;
  if (text.slice(rest).replace(/;\s*$/, '').trim() !== '')
    throw malformedQuery(`unexpected token: '${text.slice(rest).trim().split(/\s/)[0] ?? ''}'`);
  const builder = new Builder();
  const query = builder.query(tree);
  return { query, binds: builder.binds };
}

function tokenAt(text: string, line: number, column: number): string {
  const rest = text.split('\n')[line - 1]?.slice(column) ?? '';
  return /^\s*(\w+|\S)/.exec(rest)?.[1] ?? '<EOF>';
}

class Builder {
  readonly binds: string[] = [];

  query(tree: Tree): QueryNode {
    const from = tree.fromNameList();
    if (from.fieldName_list().length > 1) throw new UnsupportedError('SOQL: several objects in FROM');
    const alias = from.soqlId_list?.()[0]?.getText() as string | undefined;
    if (alias !== undefined && /^(where|order|group|limit|offset|with|having|for|using|all)$/i.test(alias))
      throw malformedQuery(`unexpected token: '<EOF>'`);
    const entries: Tree[] = tree.selectList
      ? tree.selectList().selectEntry_list()
      : tree.subFieldList().subFieldEntry_list();
    const withClause = tree.withClause?.();
    const group = tree.groupByClause?.();
    const select = entries.map((e) => this.#selectEntry(e));
    const scope = tree.usingScope?.()?.soqlId().getText() as string | undefined;
    const where = tree.whereClause?.();
    const limit = tree.limitClause?.();
    const offset = tree.offsetClause?.();
    const order = tree.orderByClause?.();
    const forClauses = (tree.forClauses?.()?.getText() as string | undefined)?.toLowerCase() ?? '';
    if (forClauses.includes('view') || forClauses.includes('reference'))
      throw new UnsupportedError('SOQL: FOR VIEW and FOR REFERENCE');
    // Binds are numbered in the order of the text: WHERE, HAVING, LIMIT, OFFSET.
    const mode = withClause ? this.#mode(withClause) : undefined;
    const whereNode = where
      ? this.#logical(where.whereLogicalExpression ? where.whereLogicalExpression() : where.logicalExpression())
      : undefined;
    return {
      select,
      from: from.fieldName_list()[0].getText() as string,
      ...(alias === undefined ? {} : { alias }),
      ...(scope === undefined ? {} : { scope }),
      ...(whereNode ? { where: whereNode } : {}),
      ...(mode ? { mode } : {}),
      groupBy: group ? this.#groupBy(group) : [],
      ...(group?.ROLLUP() ? { groupKind: 'rollup' as const } : group?.CUBE() ? { groupKind: 'cube' as const } : {}),
      ...(group?.HAVING() ? { having: this.#logical(group.logicalExpression()) } : {}),
      orderBy: order
        ? order
            .fieldOrderList()
            .fieldOrder_list()
            .map((o: Tree) => this.#order(o))
        : [],
      ...(limit ? { limit: this.#limitValue(limit) } : {}),
      ...(offset ? { offset: this.#limitValue(offset) } : {}),
      allRows: tree.allRowsClause?.() != null,
      forUpdate: forClauses.includes('update'),
    };
  }

  #mode(clause: Tree): NonNullable<QueryNode['mode']> {
    if (clause.USER_MODE?.()) return 'user';
    if (clause.SYSTEM_MODE?.()) return 'system';
    if (clause.SECURITY_ENFORCED?.()) return 'securityEnforced';
    throw new UnsupportedError(`SOQL: ${clause.getText() as string}`);
  }

  #groupBy(group: Tree): ExpressionNode[] {
    const list = group.fieldGroupByList();
    const result: ExpressionNode[] = [];
    for (const child of list.children ?? []) {
      const name = child.constructor.name as string;
      if (name === 'FieldNameContext') result.push(this.#field(child));
      else if (name === 'SoqlFunctionContext') result.push(this.#function(child));
      else if (name === 'FieldGroupByContext')
        result.push(child.soqlFunction?.() ? this.#function(child.soqlFunction()) : this.#field(child.fieldName()));
    }
    return result;
  }

  #selectEntry(entry: Tree): SelectNode {
    if (entry.typeOf?.()) throw new UnsupportedError('SOQL: TYPEOF');
    if (entry.subQuery()) return { kind: 'subquery', query: this.query(entry.subQuery()) };
    const alias = entry.soqlId()?.getText() as string | undefined;
    const call = entry.soqlFunction();
    if (call) {
      if (call.FIELDS()) {
        const parameter = call.soqlFieldsParameter();
        return { kind: 'fields', which: parameter.ALL() ? 'all' : parameter.STANDARD() ? 'standard' : 'custom' };
      }
      return { kind: 'expression', expression: this.#function(call), ...(alias === undefined ? {} : { alias }) };
    }
    return {
      kind: 'expression',
      expression: this.#field(entry.fieldName()),
      ...(alias === undefined ? {} : { alias }),
    };
  }

  #field(tree: Tree): ExpressionNode {
    return { kind: 'field', path: tree.soqlId_list().map((i: Tree) => i.getText() as string) };
  }

  #function(tree: Tree): ExpressionNode {
    const name = (tree.getChild(0).getText() as string).toLowerCase();
    if (tree.DISTANCE?.()) throw new UnsupportedError('SOQL: DISTANCE');
    if (name === 'format' || name === 'convertcurrency' || name === 'grouping')
      throw new UnsupportedError(`SOQL: ${name.toUpperCase()}()`);
    const date = tree.dateFieldName?.();
    if (date) {
      return date.CONVERT_TIMEZONE()
        ? { kind: 'function', name, argument: this.#field(date.fieldName()), convertTimezone: true }
        : { kind: 'function', name, argument: this.#field(date.fieldName()) };
    }
    const field = tree.fieldName?.();
    return field ? { kind: 'function', name, argument: this.#field(field) } : { kind: 'function', name };
  }

  #logical(tree: Tree): ConditionNode {
    if (tree.children?.length === 1 && !tree.conditionalExpression_list && !tree.whereConditionalExpression_list)
      return this.#logical(tree.children[0]);
    const children: Tree[] = tree.conditionalExpression_list?.() ?? tree.whereConditionalExpression_list?.();
    const parts = children.map((c) => this.#conditional(c));
    if (tree.NOT?.()) return { kind: 'not', part: parts[0] as ConditionNode };
    if (parts.length === 1) return parts[0] as ConditionNode;
    const ands = (tree.SOQLAND_list?.() ?? []).length;
    const ors = (tree.SOQLOR_list?.() ?? []).length;
    if (ands > 0 && ors > 0) throw malformedQuery("unexpected token: 'OR'");
    return { kind: ors > 0 ? 'or' : 'and', parts };
  }

  #conditional(tree: Tree): ConditionNode {
    const nested = tree.logicalExpression?.() ?? tree.whereLogicalExpression?.();
    if (nested) return this.#logical(nested);
    const outer = tree.fieldExpression?.() ?? tree.whereFieldExpression?.();
    if (outer.FORMULA?.()) throw new UnsupportedError('SOQL: FORMULA()');
    const field =
      outer.constructor.name === 'FieldExpressionContext' || !outer.fieldExpression ? outer : outer.fieldExpression();
    const left = field.soqlFunction?.() ? this.#function(field.soqlFunction()) : this.#field(field.fieldName());
    const operator = (
      field
        .comparisonOperator()
        .children.map((c: Tree) => c.getText() as string)
        .join(' ') as string
    )
      .toLowerCase()
      .replace(/([<>]) =/, '$1=')
      .replace('! =', '!=');
    return {
      kind: 'compare',
      left,
      operator: (operator === '<>' ? '!=' : operator) as Comparison,
      right: this.#value(field.value()),
    };
  }

  #value(tree: Tree): ValueNode {
    if (tree.NULL?.()) return { kind: 'null' };
    if (tree.boundExpression?.()) return this.#bind(tree.boundExpression());
    if (tree.BooleanLiteral?.()) return { kind: 'boolean', value: (tree.getText() as string).toLowerCase() === 'true' };
    if (tree.signedNumber?.()) return { kind: 'number', text: tree.getText() as string };
    if (tree.StringLiteral?.()) return { kind: 'string', value: unescapeString(tree.getText() as string) };
    if (tree.DateTimeLiteral?.()) return { kind: 'datetime', text: tree.getText() as string };
    if (tree.DateLiteral?.()) return { kind: 'date', text: tree.getText() as string };
    if (tree.TimeLiteral?.()) return { kind: 'time', text: tree.getText() as string };
    if (tree.dateFormula?.()) {
      const formula = tree.dateFormula();
      const count = formula.signedInteger?.()?.getText() as string | undefined;
      const name = (formula.getChild(0).getText() as string).toUpperCase();
      return { kind: 'dateLiteral', name, ...(count === undefined ? {} : { count: Number(count) }) };
    }
    if (tree.subQuery?.()) return { kind: 'subquery', query: this.query(tree.subQuery()) };
    if (tree.valueList?.())
      return {
        kind: 'list',
        values: tree
          .valueList()
          .value_list()
          .map((v: Tree) => this.#value(v)),
      };
    throw new UnsupportedError(`SOQL value ${tree.getText() as string}`);
  }

  #bind(tree: Tree): ValueNode {
    const expression = tree.expression();
    const input = expression.start.getInputStream();
    this.binds.push(
      input
        ? (input.getText(expression.start.start, expression.stop.stop) as string)
        : (expression.getText() as string),
    );
    return { kind: 'bind', index: this.binds.length - 1 };
  }

  #limitValue(tree: Tree): ValueNode {
    return tree.boundExpression()
      ? this.#bind(tree.boundExpression())
      : { kind: 'number', text: tree.IntegerLiteral().getText() as string };
  }

  #order(tree: Tree): OrderNode {
    const expression = tree.soqlFunction?.() ? this.#function(tree.soqlFunction()) : this.#field(tree.fieldName());
    return {
      expression,
      descending: tree.DESC() != null,
      ...(tree.NULLS() ? { nulls: tree.FIRST() ? ('first' as const) : ('last' as const) } : {}),
    };
  }
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '"': '"', "'": "'", '\\': '\\' };

/** Text of a quoted literal. `\_` and `\%` stay escaped, because LIKE gives them a meaning. */
function unescapeString(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (whole, code: string) =>
      code.length === 5 ? String.fromCharCode(parseInt(code.slice(1), 16)) : (escapes[code.toLowerCase()] ?? whole),
    );
}
