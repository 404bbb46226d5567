import { createOrg, type LocalOrg } from '../../../scripts/local-org/runtime/createOrg.ts';
import { compileAnonymous } from '../../../scripts/local-org/runtime/anonymous.ts';
import { stringify } from '../../../scripts/local-org/values/operations.ts';

export interface ApexSetup {
  /** Class or trigger text by file name: `{ 'Foo.cls': 'public class Foo {}' }`; a bare name means a class. */
  readonly sources?: Readonly<Record<string, string>>;
  readonly sourceDirs?: readonly string[];
  readonly startTime?: number;
  readonly timeZone?: string;
  /** Runs as a test transaction, where stubs, mocks and runAs are allowed. */
  readonly isTest?: boolean;
}

/** Compiles Apex and gives an org without running anything. Close it when done. */
export function compileApex(setup: ApexSetup = {}, debug?: (text: string, line: number) => void): LocalOrg {
  return createOrg({
    sourceDirs: setup.sourceDirs ?? [],
    texts: Object.entries(setup.sources ?? {}).map(([file, text]) => ({
      file: /\.(cls|trigger)$/.test(file) ? file : `${file}.cls`,
      text,
    })),
    ...(setup.startTime === undefined ? {} : { startTime: setup.startTime }),
    ...(setup.timeZone === undefined ? {} : { timeZone: setup.timeZone }),
    ...(debug ? { debug: (_level: string, line: number, text: string) => debug(text, line) } : {}),
  });
}

/** Runs a block of anonymous Apex in its own org and gives what it wrote with `System.debug`, one text per call. */
export function runApex(statements: string, setup: ApexSetup = {}): string[] {
  const output: string[] = [];
  const org = compileApex(setup, (text) => output.push(text));
  try {
    if (org.compileErrors.length > 0) throw org.compileErrors[0] as Error;
    const block = compileAnonymous(org.code, statements);
    if (!block.run) throw block.errors[0] as Error;
    org.runTransaction(setup.isTest ? 'test' : 'anonymous', 'AnonymousBlock', block.run, {
      isTest: setup.isTest ?? false,
    });
    return output;
  } finally {
    org.close();
  }
}

/** Runs the body of a method that returns Object; gives the value itself. */
export function evaluateApex(body: string, setup: ApexSetup = {}): unknown {
  const org = compileApex({
    ...setup,
    sources: { ...setup.sources, 'Snippet.cls': `public class Snippet { public static Object run() { ${body} } }` },
  });
  try {
    if (org.compileErrors.length > 0) throw org.compileErrors[0] as Error;
    return org.runTransaction(
      setup.isTest ? 'test' : 'anonymous',
      'Snippet',
      () => org.code.invokeStatic('Snippet', 'run', []),
      { isTest: setup.isTest ?? false },
    );
  } finally {
    org.close();
  }
}

/** Text of an expression's value, as string concatenation gives it. */
export function showApex(expression: string, setup: ApexSetup = {}): string {
  return stringify(evaluateApex(`return ${expression};`, setup));
}

/** Messages of the compile errors of some sources, with line numbers: `3: Variable does not exist: x`. */
export function compileErrorsOf(sources: Readonly<Record<string, string>>): string[] {
  const org = compileApex({ sources });
  try {
    return org.compileErrors.map((e) => `${e.line}: ${e.problem}`);
  } finally {
    org.close();
  }
}

/** What an Apex block throws, as `System.ListException: List index out of bounds: 5`; undefined when it ends well. */
export function thrownByApex(statements: string, setup: ApexSetup = {}): string | undefined {
  try {
    runApex(statements, setup);
    return undefined;
  } catch (error) {
    return stringify((error as { exception?: unknown }).exception ?? error);
  }
}
