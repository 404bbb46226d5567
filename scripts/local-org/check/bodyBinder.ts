import type { ApexType } from '../types/apexType.ts';
import type { Position } from '../syntax/ast.ts';
import { CompileError } from '../syntax/compileError.ts';
import { variableNameProblem } from './identifiers.ts';
import type { Program } from './program.ts';
import type { ClassSymbol, FieldSymbol, LocalVariable } from './symbols.ts';

/** What one method body, initialiser or accessor is bound in: class, scopes of local variables, result type. */
export class BodyBinder {
  readonly program: Program;
  readonly owner: ClassSymbol;
  readonly isStatic: boolean;
  readonly returnType: ApexType;
  /** The property whose accessor this is: inside, its name means the storage. */
  readonly ownProperty: FieldSymbol | undefined;
  /** Object of the trigger being bound; types `Trigger.new`. */
  readonly triggerObject: ApexType | undefined;
  /** True in constructors, initialisers and initial values, where final fields get theirs. */
  readonly isInitializing: boolean;
  readonly temporaries: LocalVariable[] = [];
  /** The body queries, writes or calls code that may: it has to run in the sharing mode of its class. */
  reachesData = false;
  /** Loops around the statement being bound. */
  loopDepth = 0;
  private scopes: Map<string, LocalVariable>[] = [new Map<string, LocalVariable>()];
  private readonly jsNames = new Map<string, number>();

  constructor(
    program: Program,
    owner: ClassSymbol,
    options: {
      isStatic: boolean;
      returnType: ApexType;
      ownProperty?: FieldSymbol | undefined;
      triggerObject?: ApexType | undefined;
      isInitializing?: boolean;
    },
  ) {
    this.program = program;
    this.owner = owner;
    this.isStatic = options.isStatic;
    this.returnType = options.returnType;
    this.ownProperty = options.ownProperty;
    this.triggerObject = options.triggerObject;
    this.isInitializing = options.isInitializing ?? false;
  }

  /** Declares a variable in the innermost scope. */
  declare(name: string, type: ApexType, at: Position): LocalVariable {
    const problem = variableNameProblem(name) ?? (this.find(name) ? `Duplicate variable: ${name}` : undefined);
    // Said without a throw: the variable is there all the same, so that its uses are no faults of their own.
    if (problem !== undefined) this.program.report(this.error(at, problem), this.owner);
    const variable: LocalVariable = { name, type, jsName: this.uniqueName(`v_${name.toLowerCase()}`), assigned: [] };
    (this.scopes.at(-1) as Map<string, LocalVariable>).set(name.toLowerCase(), variable);
    return variable;
  }

  /** A variable of the emitted code that has no name in Apex. */
  temporary(type: ApexType): LocalVariable {
    const variable: LocalVariable = { name: '', type, jsName: this.uniqueName('$t'), assigned: ['unknown'] };
    this.temporaries.push(variable);
    return variable;
  }

  find(name: string): LocalVariable | undefined {
    const key = name.toLowerCase();
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      const variable = this.scopes[i]?.get(key);
      if (variable) return variable;
    }
    return undefined;
  }

  /** Every variable in scope, inner ones first. */
  variables(): LocalVariable[] {
    return this.scopes.toReversed().flatMap((scope) => [...scope.values()]);
  }

  /** Runs `body` with a new innermost scope. */
  inScope<T>(body: () => T): T {
    this.scopes.push(new Map());
    try {
      return body();
    } finally {
      this.scopes.pop();
    }
  }

  error(at: Position, problem: string): CompileError {
    return new CompileError(this.owner.file, at.line, at.column, problem);
  }

  private uniqueName(base: string): string {
    const used = this.jsNames.get(base) ?? 0;
    this.jsNames.set(base, used + 1);
    return used === 0 ? base : `${base}$${used}`;
  }
}
