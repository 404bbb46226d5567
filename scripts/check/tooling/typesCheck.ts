import { join } from 'node:path';
import type { Check } from '../check.ts';
import { findFiles, root } from '../project.ts';
import { runProcess } from '../runProcess.ts';

/** TypeScript of scripts and tests, by the compiler. */
export const typesCheck: Check = {
  name: 'types',
  what: 'types of scripts and tests, by tsc',
  async run() {
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const { status, stdout, stderr } = await runProcess(process.execPath, [
      compiler,
      '-p',
      'tsconfig.json',
      '--pretty',
      'false',
    ]);
    const findings = [...stdout.matchAll(/^(\S+?)\((\d+),(\d+)\): error (TS\d+: .*)$/gm)].map(
      ([, file = '', line, column, message = '']) => ({
        file,
        line: Number(line),
        column: Number(column),
        message,
        remedy: 'Correct the type; do not cast it away.',
      }),
    );
    if (status !== 0 && findings.length === 0) throw new Error(stdout + stderr);
    return { files: findFiles('scripts/**/*.ts', 'test/**/*.ts').length, findings };
  },
};
