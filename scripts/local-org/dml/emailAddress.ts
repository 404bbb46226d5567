/*
 * Salesforce Help 000384328, "Salesforce Email Address Format Technical Standards Validation" (and 000001145 before it): the
 * characters of the RFCs, dots in a row and at the end of the local part but not at its beginning, comments in parentheses on
 * both sides, lower case in the store. Addresses beyond ASCII need Email Address Internationalization, which a new org has off.
 */
const addressPattern =
  /^(?!\.)[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;

/** Takes comments out, nested ones from the inside. */
function withoutComments(address: string): string {
  const shorter = address.replace(/\([^()]*\)/g, '');
  return shorter === address ? address : withoutComments(shorter);
}

export function isEmailAddress(text: string): boolean {
  return addressPattern.test(withoutComments(text));
}
