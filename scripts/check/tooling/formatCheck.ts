import { join } from 'node:path';
import type { Check, Finding } from '../check.ts';
import { findFiles, root } from '../project.ts';
import { runProcess } from '../runProcess.ts';

/** Kinds of file that the formatter knows; seeded faults are kept as they were written. */
const formatted = [
  'force-app/**/*.{cls,trigger,xml,ts,html,css}',
  '{config,scripts,test,docs}/**/*.{ts,mjs,json,md,cls,trigger,xml,yml}',
  '*.{json,js,mjs,md}',
  '.prettierrc.json',
];

/** Layout of every file as the formatter would write it. */
export const formatCheck: Check = {
  name: 'format',
  what: 'layout of every file, by prettier',
  async run() {
    const prettier = join(root, 'node_modules', 'prettier', 'bin', 'prettier.cjs');
    const files = findFiles(...formatted).filter((file) => file !== 'package-lock.json');
    const { status, stdout, stderr } = await runProcess(process.execPath, [
      prettier,
      '--list-different',
      '--cache',
      '--cache-location',
      '.local/check/prettier',
      ...files,
    ]);
    const findings = [...differing(stdout), ...unreadable(stderr)];
    if (status !== 0 && findings.length === 0) throw new Error(stderr || stdout);
    return { files: files.length, findings };
  },
};

function differing(stdout: string): Finding[] {
  const files = stdout.split('\n').filter((line) => line !== '');
  return files.map((file) => ({
    file,
    line: 1,
    column: 1,
    message: 'not laid out as the formatter would',
    remedy: 'Run `npm run format`.',
  }));
}

function unreadable(stderr: string): Finding[] {
  return [...stderr.matchAll(/^\[error\] ([^:\n]+): (.*?)(?: \((\d+):(\d+)\))?$/gm)].map(
    ([, file = '', message = '', line = '1', column = '1']) => ({
      file,
      line: Number(line),
      column: Number(column),
      message,
      remedy: 'Correct the syntax.',
    }),
  );
}
