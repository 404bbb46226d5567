import { createException } from '../values/exception.ts';
import { UnsupportedError } from '../runtime/unsupported.ts';

/** Value of a parameter of an external credential; undefined where nobody has set it. */
export type CredentialLookup = (credential: string, parameter: string) => string | undefined;

/**
 * Replaces `{!...}` merge fields in a header or body: `$Credential.Name.Parameter`, texts in quotes, and both joined by `&`, as
 * custom headers of external credentials use them. Other functions are refused.
 */
export function resolveMergeFields(text: string, lookup: CredentialLookup): string {
  return text.replace(/\{!([^}]*)\}/g, (_, formula: string) => evaluate(formula, lookup));
}

function evaluate(formula: string, lookup: CredentialLookup): string {
  const term = /\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\$Credential\.([A-Za-z]\w*)\.([A-Za-z]\w*))\s*(&|$)/y;
  let result = '';
  while (term.lastIndex < formula.length) {
    const match = term.exec(formula);
    if (!match) throw new UnsupportedError(`merge field {!${formula}}`);
    const [, single, double, credential, parameter] = match;
    if (credential !== undefined && parameter !== undefined) {
      const value = lookup(credential, parameter);
      if (value === undefined) throw unauthorized(credential);
      result += value;
    } else result += (single ?? double ?? '').replace(/\\(.)/g, '$1');
  }
  return result;
}

/** The org's one answer to a named credential that is missing, forbidden or without secrets. */
export function unauthorized(name: string): Error {
  return createException(
    'System.CalloutException',
    `The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "${name}" might not exist.`,
  ) as unknown as Error;
}
