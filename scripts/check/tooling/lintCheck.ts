import { ESLint } from 'eslint';
import type { Check } from '../check.ts';
import { fromRoot, root } from '../project.ts';

/** Rules of eslint.config.js over scripts and tests; a warning counts as much as an error. */
export const lintCheck: Check = {
  name: 'lint',
  what: 'rules of eslint.config.js, types included',
  async run() {
    const eslint = new ESLint({ cwd: root });
    const results = await eslint.lintFiles(['scripts', 'test']);
    const findings = results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, column, message, ruleId }) => ({
        file: fromRoot(filePath),
        line,
        column,
        message: `${message} (${ruleId ?? 'syntax'})`,
        remedy: 'Correct the code; disable comments are reported too.',
      })),
    );
    return { files: results.length, findings };
  },
};
