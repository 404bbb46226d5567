import type { PageReference } from 'lightning/navigation';
import RUN from '@salesforce/schema/ImpartnerRun__c';

/**
 * What the org puts before names of the package: `ns__` where it is a managed package, otherwise nothing. Names in texts get no prefix, but
 * imported references carry it (github.com/salesforce/sfdx-lwc-jest/issues/66); so nothing here knows the namespace itself.
 */
const PREFIX = RUN.objectApiName.replace(/ImpartnerRun__c$/, '');

/**
 * "If the component isn't part of a managed package, use c for the namespace prefix. If the component is part of a managed package, use the
 * package's namespace." (Lightning Web Components Developer Guide, Add Query Parameters)
 */
const STATE_PREFIX = PREFIX || 'c__';

/** What is in an address beside the page; what is undefined is left out. */
export type Address = Record<string, string | undefined>;

/** Name of an object, a field or a tab of the package, as the org knows it. */
export function ownName(name: string): string {
  return PREFIX + name;
}

/** Page of a tab of the package. */
export function tabPage(tab: string, address: Address = {}): PageReference {
  const state = Object.fromEntries(Object.entries(address).map(([name, value]) => [STATE_PREFIX + name, value]));
  return { type: 'standard__navItemPage', attributes: { apiName: ownName(tab) }, state };
}

/** What the address of a page says to the package. */
export function addressOf({ state = {} }: Pick<PageReference, 'state'>): Address {
  return Object.fromEntries(
    Object.entries(state)
      .filter(([name]) => name.startsWith(STATE_PREFIX))
      .map(([name, value]) => [name.slice(STATE_PREFIX.length), value]),
  );
}
