/** Something that an Apex file does at one place. */
export interface ApexFact {
  readonly kind: 'dml' | 'query' | 'call' | 'emptyCatch';
  /** Of a call its full path without `System.`, e.g. `Database.insert`; of DML the verb; of a query its text. */
  readonly text: string;
  readonly arguments: readonly string[];
  readonly line: number;
  readonly column: number;
  readonly isInLoop: boolean;
  /** Name of the method around it; empty outside of methods. */
  readonly method: string;
  /** Parameters of that method that hold an access level. */
  readonly accessParameters: readonly string[];
}

/** A method with its annotations, in lower case. */
export interface ApexMethod {
  readonly name: string;
  readonly isTest: boolean;
  readonly line: number;
  readonly column: number;
}

/** What the rules need to know about one class or trigger. */
export interface ApexFacts {
  readonly file: string;
  /** Name of the top-level type. */
  readonly name: string;
  readonly isTestClass: boolean;
  readonly interfaces: readonly string[];
  readonly facts: readonly ApexFact[];
  readonly methods: readonly ApexMethod[];
  /** Every identifier with its first place; comments and strings are not among them. */
  readonly identifiers: ReadonlyMap<string, { readonly line: number; readonly column: number }>;
  readonly source: string;
}
