import type * as P from '@apexdevtools/apex-parser';
import type { Expression, SoqlExpression, SoslExpression } from './ast.ts';
import { kindOf, positionOf, type Tree } from './parseTree.ts';

const aggregateFunctions = new Set(['AVG', 'COUNT', 'COUNT_DISTINCT', 'MIN', 'MAX', 'SUM', 'GROUPING']);

/** Source text of a node as written, without comments: they are Apex, not SOQL. */
function sourceOf(tree: Tree): string {
  const start = tree.start as unknown as { start: number; getInputStream(): { getText(a: number, b: number): string } };
  const stop = tree.stop;
  const text = stop ? start.getInputStream().getText(start.start, stop.stop) : '';
  return text.replace(/'(?:\\.|[^'\\])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) => (part.startsWith("'") ? part : ' '));
}

/** Reads the expression of a bind; passed in, because expressions contain queries and queries contain expressions. */
type ParseBind = (tree: P.ExpressionContext) => Expression;

function collectBinds(tree: Tree, parseBind: ParseBind, binds: Expression[]): void {
  if (kindOf(tree) === 'BoundExpression') {
    binds.push(parseBind((tree as unknown as P.BoundExpressionContext).expression()));
    return;
  }
  for (let i = 0; i < tree.getChildCount(); i++) collectBinds(tree.getChild(i), parseBind, binds);
}

/** `[SELECT ...]`: keeps the text, pulls out the binds, and notes what decides the type of the result. */
export function parseSoql(literal: P.SoqlLiteralContext, parseBind: ParseBind): SoqlExpression {
  const query = literal.query();
  const tree = query as unknown as Tree;
  const binds: Expression[] = [];
  collectBinds(tree, parseBind, binds);
  const entries = query.selectList().selectEntry_list();
  const functions = entries.map((e) => e.soqlFunction()).filter(Boolean) as unknown as Tree[];
  const isCount = functions.length === 1 && entries.length === 1 && /^COUNT\(\)$/i.test(functions[0]?.getText() ?? '');
  const withClause = query.withClause();
  return {
    kind: 'soql',
    ...positionOf(literal),
    text: sourceOf(tree),
    binds,
    from: query.fromNameList().fieldName(0).getText(),
    isCount,
    isAggregate:
      !isCount &&
      (Boolean(query.groupByClause()) ||
        functions.some((f) => aggregateFunctions.has(f.getChild(0).getText().toUpperCase()))),
    access: withClause?.USER_MODE()
      ? 'user'
      : withClause?.SYSTEM_MODE()
        ? 'system'
        : withClause?.SECURITY_ENFORCED()
          ? 'securityEnforced'
          : undefined,
  };
}

/** `[FIND ...]` with its text between the brackets. */
export function parseSosl(literal: P.SoslLiteralContext, parseBind: ParseBind): SoslExpression {
  const binds: Expression[] = [];
  collectBinds(literal as unknown as Tree, parseBind, binds);
  const text = sourceOf(literal as unknown as Tree);
  return { kind: 'sosl', ...positionOf(literal), text: text.replace(/^\[/, '').replace(/\]$/, '').trim(), binds };
}
