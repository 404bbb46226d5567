import { checkDeclaration } from './declarationRules.ts';
import { checkInheritance } from './inheritanceRules.ts';
import type { Program } from './program.ts';
import { checkTrigger } from './triggerRules.ts';

/** What is to be checked of loaded sources beside the bodies, which are checked as they are emitted: declarations and what they build on. */
export function checkProgram(program: Program): void {
  for (const symbol of program.allClasses()) {
    checkDeclaration(symbol, (error) => program.report(error, symbol));
    if (!symbol.unusable)
      program.within(symbol.file, () => checkInheritance(program, symbol, (error) => program.report(error, symbol)));
  }
  for (const { declaration, file } of program.triggers)
    program.errors.push(...program.within(file, () => checkTrigger(program, declaration, file)));
}
