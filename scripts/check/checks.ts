import { apexCompileCheck } from './apex/apexCompileCheck.ts';
import { apexLsCheck } from './apex/apexLsCheck.ts';
import type { Check } from './check.ts';
import { architectureCheck } from './architecture/architectureCheck.ts';
import { metadataCheck } from './metadata/metadataCheck.ts';
import { securityCheck } from './security/securityCheck.ts';
import { formatCheck } from './tooling/formatCheck.ts';
import { lintCheck } from './tooling/lintCheck.ts';
import { typesCheck } from './tooling/typesCheck.ts';

/** Every check; the longest first, so that the short ones fill the gaps. */
export const checks: readonly Check[] = [
  securityCheck,
  lintCheck,
  apexCompileCheck,
  formatCheck,
  apexLsCheck,
  typesCheck,
  metadataCheck,
  architectureCheck,
];
