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
      // Ambient declarations for the components, which have a tsconfig of their own.
      'config/types/',
    ],
  },
  // A comment in the code switches nothing off: a rule holds everywhere or is left out here, with the reason.
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
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
      // The local org throws what an Apex program throws, and passes on what it caught.
      '@typescript-eslint/only-throw-error': 'off',
      // Its successor is one more package for the same function.
      '@typescript-eslint/no-deprecated': [
        'error',
        { allow: [{ from: 'package', name: 'XMLValidator', package: 'fast-xml-parser' }] },
      ],
      // Values of Apex are unknown to TypeScript and primitives more often than not; where they become text is tested.
      '@typescript-eslint/no-base-to-string': 'off',
      // `new Map()` behind `??` is a Map of any to the rule and of the right type to the compiler.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      // Text from outside holds control characters, which are looked for on purpose.
      'no-control-regex': 'off',
    },
  },
  {
    // The contexts that the Apex parser generates differ by rule and share no type; this file turns them into our own tree. The
    // registry holds functions of every signature, each of which knows its own parameters.
    files: ['scripts/local-org/soql/parse.ts', 'scripts/local-org/platform/registry.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
    },
  },
  {
    // Modules of the platform reject with plain objects, and so do their stand-ins.
    files: ['scripts/local-org/browser/client/**'],
    rules: { '@typescript-eslint/prefer-promise-reject-errors': 'off' },
  },
  {
    // The one place where compiled Apex becomes a function.
    files: ['scripts/local-org/runtime/classShell.ts'],
    rules: { '@typescript-eslint/no-implied-eval': 'off' },
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
);
