type Child = Node | string | null;

/** Makes an element; texts become text nodes, so nothing that comes from data is ever read as markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A card with a heading, the frame that Lightning Experience puts around content. */
export function card(title: string, ...content: readonly Child[]): HTMLElement {
  return element(
    'section',
    { class: 'slds-card' },
    element(
      'header',
      { class: 'slds-card__header' },
      element('h2', { class: 'slds-card__header-title slds-text-heading_small' }, title),
    ),
    element('div', { class: 'slds-card__body slds-card__body_inner' }, ...content),
  );
}

/** A message in place of content. */
export function notice(title: string, text: string): HTMLElement {
  return element(
    'section',
    { class: 'slds-card slds-p-around_x-large slds-text-align_center', role: 'status' },
    element('h1', { class: 'slds-text-heading_medium slds-m-bottom_small' }, title),
    element('p', {}, text),
  );
}
