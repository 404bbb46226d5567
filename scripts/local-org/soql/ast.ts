/** A parsed SOQL query, names as written. */
export interface QueryNode {
  readonly select: readonly SelectNode[];
  readonly from: string;
  readonly alias?: string;
  readonly scope?: string;
  readonly where?: ConditionNode;
  readonly mode?: 'user' | 'system' | 'securityEnforced';
  readonly groupBy: readonly ExpressionNode[];
  readonly groupKind?: 'rollup' | 'cube';
  readonly having?: ConditionNode;
  readonly orderBy: readonly OrderNode[];
  readonly limit?: ValueNode;
  readonly offset?: ValueNode;
  readonly allRows: boolean;
  readonly forUpdate: boolean;
}

export type SelectNode =
  | { readonly kind: 'expression'; readonly expression: ExpressionNode; readonly alias?: string }
  | { readonly kind: 'fields'; readonly which: 'all' | 'standard' | 'custom' }
  | { readonly kind: 'subquery'; readonly query: QueryNode };

export type ExpressionNode =
  | { readonly kind: 'field'; readonly path: readonly string[] }
  /** Lower-case function name; `count` without argument is `COUNT()`. */
  | {
      readonly kind: 'function';
      readonly name: string;
      readonly argument?: ExpressionNode;
      readonly convertTimezone?: boolean;
    };

export interface OrderNode {
  readonly expression: ExpressionNode;
  readonly descending: boolean;
  readonly nulls?: 'first' | 'last';
}

export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'like' | 'in' | 'not in' | 'includes' | 'excludes';

export type ConditionNode =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly ConditionNode[] }
  | { readonly kind: 'not'; readonly part: ConditionNode }
  | {
      readonly kind: 'compare';
      readonly left: ExpressionNode;
      readonly operator: Comparison;
      readonly right: ValueNode;
    };

export type ValueNode =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'date' | 'datetime' | 'time'; readonly text: string }
  /** `LAST_N_DAYS:5` as name and number. */
  | { readonly kind: 'dateLiteral'; readonly name: string; readonly count?: number }
  | { readonly kind: 'list'; readonly values: readonly ValueNode[] }
  | { readonly kind: 'subquery'; readonly query: QueryNode }
  /** Position in the list of binds. */
  | { readonly kind: 'bind'; readonly index: number };
