import { createRequire } from 'node:module';

const { jestConfig } = createRequire(import.meta.url)('@salesforce/sfdx-lwc-jest/config');

export default {
  ...jestConfig,
  testRegex: '/lwc/.*/__tests__/.*\\.test\\.ts$',
  modulePathIgnorePatterns: ['<rootDir>/.local/', '<rootDir>/test/', '<rootDir>/scripts/'],
  collectCoverageFrom: ['force-app/main/console/lwc/**/*.ts', '!**/__tests__/**', '!**/labels.ts'],
  // A pattern, so that each file is held to it and none hides behind the others.
  coverageThreshold: { './force-app/main/console/lwc/**/*.ts': { lines: 90 } },
};
