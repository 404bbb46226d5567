import { createRequire } from 'node:module';
import type { Plugin } from 'rollup';
import type TypeScript from 'typescript';

const ts = createRequire(import.meta.url)('typescript') as typeof TypeScript;

/**
 * Removes types and nothing else: decorators and class fields stay for the LWC compiler, as they do in the emitted files that
 * are deployed. Ids may carry a query, which the LWC resolver appends to aliased modules.
 */
export function stripTypes(): Plugin {
  return {
    name: 'strip-types',
    transform(source, id) {
      const file = id.split('?')[0] as string;
      if (!file.endsWith('.ts')) return null;
      const { outputText } = ts.transpileModule(source, {
        fileName: file,
        compilerOptions: {
          target: ts.ScriptTarget.ESNext,
          module: ts.ModuleKind.ESNext,
          useDefineForClassFields: true,
          verbatimModuleSyntax: true,
          newLine: ts.NewLineKind.LineFeed,
        },
      });
      return { code: outputText, map: null };
    },
  };
}
