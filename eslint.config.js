import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      '.local/',
      'coverage/',
      'force-app/',
      // Seeded faults: their very point is to break rules.
      'test/checks/',
      // Components for the page server: compiled by its own build, not by tsconfig.json.
      'test/browser/fixtures/',
    ],
  },
  // A comment in the code switches nothing off: a rule holds everywhere or is left out here, with the reason.
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Numbers and Booleans read the same in a template as anywhere; objects do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // An index signature is a dictionary: `env['HOME']` says that the key may be missing.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // It asks for `!`, which no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      // The declarations of the Apex parser say that no child is ever absent; optional ones are.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // The same declarations are classes of two module kinds, equal in structure.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Spreading a string gives its code points, which is what is meant.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // The test runner waits for its own tests.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' },
          ],
        },
      ],
      // The local org throws what an Apex program throws.
      '@typescript-eslint/only-throw-error': ['error', { allow: [{ from: 'file', name: 'ApexException' }] }],
      // Its successor is one more package for the same function.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', name: 'XMLValidator', package: 'fast-xml-parser' }] },
      ],
      // Text from outside holds control characters, which are looked for on purpose.
      'no-control-regex': 'off',
    },
  },
  {
    // The one place where compiled Apex becomes a function.
    files: ['scripts/local-org/runtime/classShell.ts'],
    rules: { '@typescript-eslint/no-implied-eval': 'off' },
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
);
