import type { TriggerDeclaration } from '../syntax/ast.ts';
import { CompileError } from '../syntax/compileError.ts';
import { typeNameProblem } from './identifiers.ts';
import type { Program } from './program.ts';

/** The head of a trigger: an object that exists, and events that it has, each once (Apex Developer Guide, "Triggers"). */
export function checkTrigger(program: Program, declaration: TriggerDeclaration, file: string): CompileError[] {
  const { name, objectName, events, line, column } = declaration;
  const problems: (string | undefined)[] = [typeNameProblem(name, true)];
  if (!program.types.sobject(objectName)) problems.push(`Invalid type: Schema.${objectName}`);
  const isEvent = program.schema.object(objectName)?.kind === 'platformEvent';
  events.forEach((event, i) => {
    if (events.indexOf(event) !== i) problems.push(`Duplicate Trigger Usage: ${event.toUpperCase()}`);
    if (event === 'before undelete') problems.push('Trigger Usage Before Undelete is not supported');
    if (isEvent && event !== 'after insert')
      problems.push(`Platform Event SObjects only supports after insert: ${objectName}`);
  });
  return problems
    .filter((problem) => problem !== undefined)
    .map((problem) => new CompileError(file, line, column, problem));
}
