/** Place of a node in its source file; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A type as written: `Map<Id, List<Account>>`, `Outer.Inner[]`. */
export interface TypeRef extends Position {
  readonly names: readonly { readonly name: string; readonly args: readonly TypeRef[] }[];
  /** How many `[]` follow. */
  readonly arrays: number;
}

export interface Annotation extends Position {
  /** Lower case. */
  readonly name: string;
  /** Lower-case keys; a single unnamed value is under `value`. */
  readonly values: Readonly<Record<string, string>>;
}

/** Modifiers in lower case (`public`, `static`, `with sharing`, `testmethod`) and annotations. */
export interface Modifiers {
  readonly words: readonly string[];
  readonly annotations: readonly Annotation[];
}

export type LiteralType = 'Integer' | 'Long' | 'Decimal' | 'Double' | 'String' | 'Boolean' | 'null';

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '&'
  | '|'
  | '^'
  | '<<'
  | '>>'
  | '>>>'
  | '&&'
  | '||'
  | '=='
  | '!='
  | '==='
  | '!=='
  | '<'
  | '>'
  | '<='
  | '>=';

export type AssignOperator = '=' | '+=' | '-=' | '*=' | '/=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '>>>=';

/** A SOQL query in brackets; binds stay in the text as `:expression`. */
export interface SoqlExpression extends Position {
  readonly kind: 'soql';
  readonly text: string;
  /** Bind expressions in the order of the text. */
  readonly binds: readonly Expression[];
  readonly from: string;
  /** `SELECT COUNT() FROM`: the result is an Integer. */
  readonly isCount: boolean;
  readonly isAggregate: boolean;
  readonly access: 'user' | 'system' | 'securityEnforced' | undefined;
}

export interface SoslExpression extends Position {
  readonly kind: 'sosl';
  readonly text: string;
  readonly binds: readonly Expression[];
}

export interface CallExpression extends Position {
  readonly kind: 'call';
  readonly target: Expression | undefined;
  readonly name: string;
  readonly args: readonly Expression[];
  readonly safe: boolean;
}

export interface FieldExpression extends Position {
  readonly kind: 'field';
  readonly target: Expression;
  readonly name: string;
  readonly safe: boolean;
}

export interface NameExpression extends Position {
  readonly kind: 'name';
  readonly name: string;
}

export type NewExpression = Position &
  (
    | { readonly kind: 'new'; readonly type: TypeRef; readonly args: readonly Expression[] }
    | { readonly kind: 'newArray'; readonly element: TypeRef; readonly size: Expression }
    | { readonly kind: 'newItems'; readonly type: TypeRef; readonly items: readonly Expression[] }
    | {
        readonly kind: 'newPairs';
        readonly type: TypeRef;
        readonly pairs: readonly (readonly [Expression, Expression])[];
      }
  );

export type Expression =
  | (Position & { readonly kind: 'literal'; readonly type: LiteralType; readonly value: string })
  | NameExpression
  | (Position & { readonly kind: 'this' })
  | (Position & { readonly kind: 'super' })
  | FieldExpression
  | CallExpression
  | (Position & {
      readonly kind: 'constructorCall';
      readonly which: 'this' | 'super';
      readonly args: readonly Expression[];
    })
  | NewExpression
  | (Position & { readonly kind: 'index'; readonly target: Expression; readonly index: Expression })
  | (Position & { readonly kind: 'cast'; readonly type: TypeRef; readonly operand: Expression })
  | (Position & { readonly kind: 'instanceof'; readonly operand: Expression; readonly type: TypeRef })
  | (Position & { readonly kind: 'unary'; readonly operator: '-' | '+' | '!' | '~'; readonly operand: Expression })
  | (Position & {
      readonly kind: 'increment';
      readonly operator: '++' | '--';
      readonly prefix: boolean;
      readonly operand: Expression;
    })
  | (Position & {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    })
  | (Position & {
      readonly kind: 'assign';
      readonly operator: AssignOperator;
      readonly target: Expression;
      readonly value: Expression;
    })
  | (Position & {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    })
  | (Position & { readonly kind: 'coalesce'; readonly left: Expression; readonly right: Expression })
  | (Position & { readonly kind: 'classLiteral'; readonly type: TypeRef | undefined })
  | SoqlExpression
  | SoslExpression;

export interface Block extends Position {
  readonly kind: 'block';
  readonly statements: readonly Statement[];
}

export interface Declarator extends Position {
  readonly name: string;
  readonly value: Expression | undefined;
}

export interface LocalVariables extends Position {
  readonly kind: 'variables';
  readonly type: TypeRef;
  readonly declarators: readonly Declarator[];
}

export type WhenValue = Position &
  (
    | { readonly kind: 'else' }
    | { readonly kind: 'literals'; readonly values: readonly Expression[] }
    | { readonly kind: 'type'; readonly type: TypeRef; readonly name: string }
  );

export type DmlVerb = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';
export type Access = 'user' | 'system' | undefined;

export type Statement =
  | Block
  | LocalVariables
  | (Position & { readonly kind: 'expression'; readonly expression: Expression })
  | (Position & {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: Statement;
      readonly otherwise: Statement | undefined;
    })
  | (Position & { readonly kind: 'while'; readonly condition: Expression; readonly body: Statement | undefined })
  | (Position & { readonly kind: 'doWhile'; readonly body: Block; readonly condition: Expression })
  | (Position & {
      readonly kind: 'for';
      readonly init: LocalVariables | readonly Expression[];
      readonly condition: Expression | undefined;
      readonly update: readonly Expression[];
      readonly body: Statement | undefined;
    })
  | (Position & {
      readonly kind: 'forEach';
      readonly type: TypeRef;
      readonly name: string;
      readonly iterable: Expression;
      readonly body: Statement | undefined;
    })
  | (Position & { readonly kind: 'return'; readonly value: Expression | undefined })
  | (Position & { readonly kind: 'throw'; readonly value: Expression })
  | (Position & { readonly kind: 'break' })
  | (Position & { readonly kind: 'continue' })
  | (Position & {
      readonly kind: 'try';
      readonly body: Block;
      readonly catches: readonly CatchClause[];
      readonly finalizer: Block | undefined;
    })
  | (Position & {
      readonly kind: 'switch';
      readonly value: Expression;
      readonly whens: readonly { readonly when: WhenValue; readonly body: Block }[];
    })
  | (Position & {
      readonly kind: 'dml';
      readonly verb: DmlVerb;
      readonly value: Expression;
      readonly access: Access;
      readonly externalId: string | undefined;
    })
  | (Position & {
      readonly kind: 'merge';
      readonly master: Expression;
      readonly duplicates: Expression;
      readonly access: Access;
    })
  | (Position & { readonly kind: 'runAs'; readonly args: readonly Expression[]; readonly body: Block });

export interface CatchClause extends Position {
  readonly type: TypeRef;
  readonly name: string;
  readonly body: Block;
}

export interface Parameter extends Position {
  readonly name: string;
  readonly type: TypeRef;
}

export interface MethodDeclaration extends Position {
  readonly kind: 'method';
  readonly name: string;
  readonly modifiers: Modifiers;
  /** Undefined for `void`. */
  readonly returnType: TypeRef | undefined;
  readonly parameters: readonly Parameter[];
  readonly body: Block | undefined;
}

export interface ConstructorDeclaration extends Position {
  readonly kind: 'constructor';
  readonly modifiers: Modifiers;
  readonly parameters: readonly Parameter[];
  readonly body: Block;
}

export interface FieldDeclaration extends Position {
  readonly kind: 'field';
  readonly modifiers: Modifiers;
  readonly type: TypeRef;
  readonly declarators: readonly Declarator[];
}

export interface Accessor extends Position {
  readonly modifiers: Modifiers;
  /** Undefined for `get;` and `set;`. */
  readonly body: Block | undefined;
}

export interface PropertyDeclaration extends Position {
  readonly kind: 'property';
  readonly modifiers: Modifiers;
  readonly type: TypeRef;
  readonly name: string;
  readonly getter: Accessor | undefined;
  readonly setter: Accessor | undefined;
}

export interface InitializerDeclaration extends Position {
  readonly kind: 'initializer';
  readonly isStatic: boolean;
  readonly body: Block;
}

export interface TypeDeclaration extends Position {
  readonly kind: 'class' | 'interface' | 'enum';
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly superType: TypeRef | undefined;
  /** For an interface: what it extends. */
  readonly interfaces: readonly TypeRef[];
  readonly members: readonly Member[];
  readonly constants: readonly string[];
}

export type Member =
  | MethodDeclaration
  | ConstructorDeclaration
  | FieldDeclaration
  | PropertyDeclaration
  | InitializerDeclaration
  | TypeDeclaration;

export interface TriggerDeclaration extends Position {
  readonly kind: 'trigger';
  readonly name: string;
  readonly objectName: string;
  /** `before insert`, ... */
  readonly events: readonly string[];
  readonly members: readonly Member[];
  readonly statements: readonly Statement[];
}

/** Anonymous Apex: statements, and methods and types declared among them. */
export interface AnonymousDeclaration extends Position {
  readonly kind: 'anonymous';
  readonly members: readonly Member[];
  readonly statements: readonly Statement[];
}

export type CompilationUnit = TypeDeclaration | TriggerDeclaration | AnonymousDeclaration;
