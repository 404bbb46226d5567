import type { Check, Finding } from '../check.ts';
import { findFiles, fromRoot, root } from '../project.ts';
import { runProcess } from '../runProcess.ts';
import { analyzerJars, javaTool, requireJava } from './java.ts';

interface Issues {
  readonly files: readonly {
    readonly path: string;
    readonly messages: readonly {
      readonly start: { readonly line: number; readonly offset: number };
      readonly category: string;
      readonly message: string;
    }[];
  }[];
}

/**
 * apex-ls over the package directories of sfdx-project.json. It sees what the compiler does not: a class in a file of another
 * name, a missing -meta.xml, duplicate types, broken object XML. `unused` stays off: it does not know that the platform calls
 * schedulable, queueable and trigger code, nor that metadata names classes.
 */
export const apexLsCheck: Check = {
  name: 'apex-ls',
  what: 'Apex and its metadata, by apex-ls: a second opinion',
  async run() {
    await requireJava();
    const { stdout, stderr } = await runProcess(javaTool('java'), [
      '-cp',
      analyzerJars,
      'io.github.apexdevtools.apexls.CheckForIssues',
      '-n',
      '-d',
      'warnings',
      '-f',
      'json',
      '-w',
      root,
    ]);
    return {
      files: findFiles('{force-app,test/apex}/**/*.{cls,trigger}').length,
      findings: parseIssues(stdout, stderr),
    };
  },
};

function parseIssues(stdout: string, stderr: string): Finding[] {
  const start = stdout.indexOf('{');
  if (start < 0) throw new Error(`apex-ls gave no answer:\n${stdout}${stderr}`);
  const issues = JSON.parse(stdout.slice(start)) as Issues;
  return issues.files.flatMap(({ path, messages }) =>
    messages.map(({ start: { line, offset }, category, message }) => ({
      file: fromRoot(path),
      line,
      column: offset + 1,
      message: `${category}: ${message.split(root).join('')}`,
      remedy: 'Correct it, or rename what hides something else.',
    })),
  );
}
