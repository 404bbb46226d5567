import type { Statement } from '../syntax/ast.ts';

/**
 * Whether nothing after a statement can run, by the rules of Salesforce's compiler (found with it): loops always end, also
 * `while (true)`; break, continue, System.runAs and finally say nothing; a switch ends only with its `when else`.
 */
export function endsFlow(statement: Statement | undefined): boolean {
  switch (statement?.kind) {
    case 'return':
    case 'throw':
      return true;
    case 'block':
      return statement.statements.some(endsFlow);
    case 'if':
      return endsFlow(statement.then) && endsFlow(statement.otherwise);
    case 'try':
      return endsFlow(statement.body) && statement.catches.every((c) => endsFlow(c.body));
    case 'switch':
      return (
        statement.whens.some(({ when }) => when.kind === 'else') && statement.whens.every(({ body }) => endsFlow(body))
      );
    default:
      return false;
  }
}

/** The first statement of a list that no flow reaches. */
export function firstUnreachable(statements: readonly Statement[]): Statement | undefined {
  const end = statements.findIndex(endsFlow);
  return end < 0 ? undefined : statements[end + 1];
}
