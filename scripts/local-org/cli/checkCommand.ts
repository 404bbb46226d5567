import { createOrg } from '../runtime/createOrg.ts';
import { sourcesOf, type CommandOptions } from './commandOptions.ts';
import { printCompileErrors } from './printTests.ts';

/** Compiles a project and lists its errors; 1 where there are any. */
export function checkCommand(options: CommandOptions): number {
  const org = createOrg({ ...sourcesOf(options) });
  const classes = [...org.code.program.classes.values()].length;
  const triggers = org.code.program.triggers.length;
  printCompileErrors(org.compileErrors);
  process.stdout.write(`${classes} classes and ${triggers} triggers, ${org.compileErrors.length} errors\n`);
  org.close();
  return org.compileErrors.length > 0 ? 1 : 0;
}
