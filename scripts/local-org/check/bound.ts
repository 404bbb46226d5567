import type { ApexType } from '../types/apexType.ts';
import type { PlatformMethod } from '../types/platformTypes.ts';
import type { BinaryOperator, DmlVerb } from '../syntax/ast.ts';
import type { ClassSymbol, FieldSymbol, LocalVariable, MethodSymbol } from './symbols.ts';

interface Typed {
  readonly type: ApexType;
  readonly line: number;
}

/** Something that can be read and assigned. */
export type BoundTarget = Typed &
  (
    | { readonly kind: 'local'; readonly variable: LocalVariable }
    | { readonly kind: 'instanceField'; readonly target: Bound; readonly field: FieldSymbol }
    | { readonly kind: 'staticField'; readonly field: FieldSymbol }
    /** Read and written through accessor methods; no target when static. */
    | {
        readonly kind: 'property';
        readonly target: Bound | undefined;
        readonly field: FieldSymbol;
        readonly isSuper: boolean;
      }
    | {
        readonly kind: 'platformField';
        readonly target: Bound | undefined;
        readonly owner: string;
        readonly name: string;
      }
    | {
        readonly kind: 'sobjectField';
        readonly target: Bound;
        readonly name: string;
        readonly access: 'field' | 'parent' | 'children';
      }
    | { readonly kind: 'index'; readonly target: Bound; readonly index: Bound }
  );

/** The same arithmetic for every operator; operands are already converted to `operandType`. */
export interface BoundBinary extends Typed {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Bound;
  readonly right: Bound;
  /** Type both sides were converted to; for shifts the type of the left side. */
  readonly operandType: ApexType;
}

/** A token of the schema, as `Account.SObjectType`, `Account.Name`, `Schema.SObjectType.Account.fields.Name`. */
export type SchemaToken =
  | { readonly of: 'objectType'; readonly object: string }
  | { readonly of: 'field'; readonly object: string; readonly field: string }
  | { readonly of: 'describeObject'; readonly object: string }
  | { readonly of: 'describeField'; readonly object: string; readonly field: string }
  | { readonly of: 'fieldSet'; readonly object: string; readonly name: string };

/** An expression after checking: names resolved, overloads chosen, conversions explicit. */
export type Bound =
  | BoundTarget
  | BoundBinary
  | (Typed & { readonly kind: 'constant'; readonly value: string | number | boolean | bigint | null })
  | (Typed & { readonly kind: 'number'; readonly text: string })
  | (Typed & { readonly kind: 'this' })
  | (Typed & { readonly kind: 'enumConstant'; readonly owner: ClassSymbol | string; readonly name: string })
  | (Typed & {
      readonly kind: 'enumMethod';
      readonly name: string;
      readonly owner: ClassSymbol | string;
      readonly target: Bound | undefined;
      readonly args: readonly Bound[];
    })
  | (Typed & {
      readonly kind: 'callUser';
      readonly method: MethodSymbol;
      readonly target: Bound | undefined;
      readonly isSuper: boolean;
      readonly args: readonly Bound[];
    })
  | (Typed & {
      readonly kind: 'callPlatform';
      readonly method: PlatformMethod;
      readonly parameters: readonly ApexType[];
      readonly target: Bound | undefined;
      /** The receiver may be an instance of a user class that implements the method. */
      readonly isVirtual: boolean;
      /** For dynamic queries: what `:name` in the text may mean. */
      readonly scope?: readonly (readonly [string, Bound])[];
      readonly args: readonly Bound[];
    })
  | (Typed & {
      readonly kind: 'callObject';
      readonly name: 'tostring' | 'equals' | 'hashcode' | 'clone' | 'addall';
      readonly target: Bound;
      readonly args: readonly Bound[];
    })
  /** `CustomSetting__c.getInstance()` and its like: static calls on an object's name. */
  | (Typed & {
      readonly kind: 'callSettings';
      readonly object: string;
      readonly method: PlatformMethod;
      readonly args: readonly Bound[];
    })
  | (Typed & {
      readonly kind: 'construct';
      readonly owner: ClassSymbol;
      readonly method: MethodSymbol | undefined;
      readonly args: readonly Bound[];
    })
  | (Typed & {
      readonly kind: 'constructPlatform';
      readonly parameters: readonly ApexType[];
      readonly args: readonly Bound[];
      readonly fields: readonly (readonly [string, Bound])[];
    })
  | (Typed & {
      readonly kind: 'constructorCall';
      readonly owner: ClassSymbol | undefined;
      readonly method: MethodSymbol | undefined;
      readonly args: readonly Bound[];
    })
  | (Typed & { readonly kind: 'newSObject'; readonly fields: readonly (readonly [string, Bound])[] })
  | (Typed & { readonly kind: 'newItems'; readonly items: readonly Bound[] })
  | (Typed & { readonly kind: 'newPairs'; readonly pairs: readonly (readonly [Bound, Bound])[] })
  | (Typed & { readonly kind: 'newSized'; readonly size: Bound })
  | (Typed & { readonly kind: 'newCopy'; readonly from: Bound })
  | (Typed & { readonly kind: 'convert'; readonly operand: Bound })
  | (Typed & { readonly kind: 'cast'; readonly operand: Bound })
  | (Typed & { readonly kind: 'instanceof'; readonly operand: Bound; readonly test: ApexType })
  | (Typed & { readonly kind: 'unary'; readonly operator: '-' | '!' | '~'; readonly operand: Bound })
  | (Typed & { readonly kind: 'assign'; readonly target: BoundTarget; readonly value: Bound })
  /** Steps run in order for their effects, then the result; makes receivers of compound assignments run once. */
  | (Typed & { readonly kind: 'sequence'; readonly steps: readonly Bound[]; readonly result: Bound })
  /** The single row of a query where an SObject is wanted; `optional` gives null for no row, as `?.` and `??` need it. */
  | (Typed & { readonly kind: 'firstRow'; readonly operand: Bound; readonly optional: boolean })
  | (Typed & {
      readonly kind: 'conditional';
      readonly condition: Bound;
      readonly whenTrue: Bound;
      readonly whenFalse: Bound;
    })
  | (Typed & { readonly kind: 'coalesce'; readonly left: Bound; readonly right: Bound })
  /** `subject?.rest`: the rest reads `variable` and is skipped when the subject is null. */
  | (Typed & { readonly kind: 'safe'; readonly subject: Bound; readonly variable: LocalVariable; readonly rest: Bound })
  | (Typed & { readonly kind: 'typeValue'; readonly of: ApexType })
  | (Typed & { readonly kind: 'token'; readonly token: SchemaToken })
  | (Typed & { readonly kind: 'triggerVariable'; readonly name: string })
  | BoundQuery
  | (Typed & { readonly kind: 'sosl'; readonly text: string; readonly binds: readonly Bound[] });

/** A query in brackets. */
export interface BoundQuery extends Typed {
  readonly kind: 'soql';
  readonly text: string;
  readonly binds: readonly Bound[];
  readonly result: 'rows' | 'count';
  readonly access: 'user' | 'system' | 'securityEnforced' | undefined;
}

export interface BoundBlock {
  readonly kind: 'block';
  readonly line: number;
  readonly statements: readonly BoundStatement[];
}

export type BoundWhen =
  | { readonly kind: 'else' }
  | { readonly kind: 'values'; readonly values: readonly Bound[] }
  | { readonly kind: 'type'; readonly type: ApexType; readonly variable: LocalVariable };

/** A statement after checking. */
export type BoundStatement =
  | BoundBlock
  | {
      readonly kind: 'variables';
      readonly line: number;
      readonly declarators: readonly {
        readonly variable: LocalVariable;
        readonly value: Bound | undefined;
        readonly line: number;
      }[];
    }
  | { readonly kind: 'expression'; readonly line: number; readonly expression: Bound }
  | {
      readonly kind: 'if';
      readonly line: number;
      readonly condition: Bound;
      readonly then: BoundStatement;
      readonly otherwise: BoundStatement | undefined;
    }
  | {
      readonly kind: 'while';
      readonly line: number;
      readonly condition: Bound;
      readonly body: BoundStatement | undefined;
    }
  | { readonly kind: 'doWhile'; readonly line: number; readonly body: BoundBlock; readonly condition: Bound }
  | {
      readonly kind: 'for';
      readonly line: number;
      readonly init: BoundStatement | undefined;
      readonly condition: Bound | undefined;
      readonly update: readonly Bound[];
      readonly body: BoundStatement | undefined;
    }
  | {
      readonly kind: 'forEach';
      readonly line: number;
      readonly variable: LocalVariable;
      readonly iterable: Bound;
      /** Rows in lists of up to 200, as `for (List<Account> rows : [SELECT ...])` gets them. */
      readonly inBatches: boolean;
      readonly body: BoundStatement | undefined;
    }
  | { readonly kind: 'return'; readonly line: number; readonly value: Bound | undefined }
  | { readonly kind: 'throw'; readonly line: number; readonly value: Bound }
  | { readonly kind: 'break' | 'continue'; readonly line: number }
  | {
      readonly kind: 'try';
      readonly line: number;
      readonly body: BoundBlock;
      readonly catches: readonly {
        readonly type: ApexType;
        readonly variable: LocalVariable;
        readonly body: BoundBlock;
        readonly line: number;
      }[];
      readonly finalizer: BoundBlock | undefined;
    }
  | {
      readonly kind: 'switch';
      readonly line: number;
      readonly value: Bound;
      readonly whens: readonly { readonly when: BoundWhen; readonly body: BoundBlock; readonly line: number }[];
    }
  | {
      readonly kind: 'dml';
      readonly line: number;
      readonly verb: DmlVerb;
      readonly value: Bound;
      readonly access: 'user' | 'system' | undefined;
      readonly externalId: string | undefined;
    }
  | { readonly kind: 'merge'; readonly line: number; readonly master: Bound; readonly duplicates: Bound }
  | { readonly kind: 'runAs'; readonly line: number; readonly args: readonly Bound[]; readonly body: BoundBlock };

/** A method body ready for emission. */
export interface BoundBody {
  readonly parameters: readonly LocalVariable[];
  readonly block: BoundBlock;
  /** Variables without a place in the source: receivers evaluated once, subjects of `?.`. */
  readonly temporaries: readonly LocalVariable[];
}
