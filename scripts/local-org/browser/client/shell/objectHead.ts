import { createElement } from 'lwc';
import LightningIcon from 'lightning/icon';
import { element } from './dom.ts';

/** Objects with an icon of their own in the design system; every other one has that of a record. */
const icons: Readonly<Record<string, string>> = {
  Account: 'account',
  Contact: 'contact',
  Lead: 'lead',
  Opportunity: 'opportunity',
  Product2: 'product',
  User: 'user',
};

/** One thing beside the title, with its label above it. */
export interface HeadFact {
  readonly label: string;
  readonly content: Node | string;
}

/** The head of a record page or a list: the object's icon, what it is, its title, and the facts that matter most. */
export function objectHead(
  objectApiName: string,
  kind: string,
  title: string,
  facts: readonly HeadFact[],
): HTMLElement {
  const icon = createElement('lightning-icon', { is: LightningIcon });
  Object.assign(icon, { iconName: `standard:${icons[objectApiName] ?? 'record'}` });
  return element(
    'div',
    { class: 'slds-page-header slds-page-header_record-home localorg-head' },
    element(
      'div',
      { class: 'slds-media slds-media_center' },
      element('div', { class: 'slds-media__figure' }, icon),
      element(
        'div',
        { class: 'slds-media__body' },
        element('p', { class: 'slds-text-body_small' }, kind),
        element('h1', { class: 'slds-page-header__title localorg-title' }, title),
      ),
    ),
    facts.length === 0 ? null : factList(facts),
  );
}

function factList(facts: readonly HeadFact[]): HTMLElement {
  return element(
    'dl',
    { class: 'localorg-facts' },
    ...facts.map(({ label, content }) =>
      element('div', {}, element('dt', { class: 'slds-text-title' }, label), element('dd', {}, content)),
    ),
  );
}
