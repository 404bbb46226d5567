import type { Member, MethodDeclaration, Modifiers, Position, TypeDeclaration } from '../syntax/ast.ts';
import { CompileError } from '../syntax/compileError.ts';
import { checkAnnotatedMethod, checkAnnotations } from './annotationRules.ts';
import { methodNameProblem, typeNameProblem, variableNameProblem } from './identifiers.ts';
import type { ClassSymbol } from './symbols.ts';

type Fault = (at: Position, problem: string) => void;

/** Names, modifiers and annotations of a class and its members; each fault goes to `report`. */
export function checkDeclaration(symbol: ClassSymbol, report: (error: CompileError) => void): void {
  const { declaration, file } = symbol;
  const fault = (at: Position, problem: string): void => report(new CompileError(file, at.line, at.column, problem));
  const name = typeNameProblem(declaration.name, !symbol.outer);
  if (name !== undefined) fault(declaration, name);
  checkAnnotations(declaration.modifiers, fault);
  checkTypeModifiers(declaration, fault);
  checkInnerTypes(symbol, fault);
  for (const member of declaration.members) checkMember(symbol, member, fault);
  for (const method of [...symbol.methods.values()].flat()) checkAnnotatedMethod(method, fault);
}

function checkTypeModifiers({ modifiers, line, column }: TypeDeclaration, fault: Fault): void {
  const { words } = modifiers;
  if (words.includes('static')) fault({ line, column }, 'static is not allowed on classes');
  if (words.includes('virtual') && words.includes('abstract'))
    fault({ line, column }, 'abstract are by default virtual');
}

function checkInnerTypes({ declaration, outer, name }: ClassSymbol, fault: Fault): void {
  const seen = new Set<string>();
  for (const member of declaration.members) {
    if (member.kind !== 'class' && member.kind !== 'interface' && member.kind !== 'enum') continue;
    if (outer) fault(member, 'Inner types are not allowed to have inner types');
    const key = member.name.toLowerCase();
    if (seen.has(key)) fault(member, `Type name already in use: ${name}.${member.name}`);
    seen.add(key);
  }
}

function checkMember(symbol: ClassSymbol, member: Member, fault: Fault): void {
  switch (member.kind) {
    case 'field':
      checkAnnotations(member.modifiers, fault);
      for (const { name, line, column } of member.declarators) {
        checkName(variableNameProblem(name), { line, column }, fault);
        checkStatic(symbol, member.modifiers, 'fields', { line, column }, fault);
      }
      break;
    case 'property':
      checkAnnotations(member.modifiers, fault);
      checkName(variableNameProblem(member.name), member, fault);
      for (const word of ['virtual', 'override', 'abstract'])
        if (member.modifiers.words.includes(word)) fault(member, `${word} is not allowed on properties`);
      checkStatic(symbol, member.modifiers, 'fields', member, fault);
      break;
    case 'method':
      checkAnnotations(member.modifiers, fault);
      checkName(methodNameProblem(member.name), member, fault);
      if (symbol.kind === 'class') checkMethod(symbol, member, fault);
      break;
    case 'constructor':
      checkAnnotations(member.modifiers, fault);
      break;
    case 'initializer':
      if (member.isStatic && symbol.outer) fault(member, 'Inner types are not allowed to have static blocks');
      break;
    default:
  }
}

function checkMethod(symbol: ClassSymbol, member: MethodDeclaration, fault: Fault): void {
  const { words } = member.modifiers;
  const isAbstract = words.includes('abstract');
  checkStatic(symbol, member.modifiers, 'methods', member, fault);
  if (words.includes('final')) fault(member, 'methods are by default final');
  if (isAbstract && !symbol.isAbstract)
    fault(member, 'Defining type for abstract methods must be declared as abstract');
  if (isAbstract && member.body) fault(member, 'Abstract methods cannot have a body');
  if (!isAbstract && !member.body) fault(member, 'Method must have a body');
}

function checkStatic(symbol: ClassSymbol, modifiers: Modifiers, what: string, at: Position, fault: Fault): void {
  if (symbol.outer && modifiers.words.includes('static'))
    fault(at, `static can only be used on ${what} of a top level type`);
}

function checkName(problem: string | undefined, at: Position, fault: Fault): void {
  if (problem !== undefined) fault(at, problem);
}
