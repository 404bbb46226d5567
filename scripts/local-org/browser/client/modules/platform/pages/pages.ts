/** A place in the application, as NavigationMixin and CurrentPageReference describe it. */
export interface PageReference {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
}

type Listener = (page: PageReference) => void;

const listeners = new Set<Listener>();

/** Address of a page, in the form that Lightning Experience uses. */
export function urlOf(page: Partial<PageReference> & { readonly type: string }): string {
  const attributes = page.attributes ?? {};
  const given = Object.entries(page.state ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const query = new URLSearchParams(given.map(([name, value]) => [name, value])).toString();
  return pathOf(page.type, attributes) + (query === '' ? '' : `?${query}`);
}

function pathOf(type: string, attributes: Readonly<Record<string, string>>): string {
  const need = (name: string): string => {
    const value = attributes[name];
    if (value === undefined || value === '') throw new Error(`A page reference of type ${type} needs ${name}.`);
    return encodeURIComponent(value);
  };
  switch (type) {
    case 'standard__recordPage':
      return `/lightning/r/${attributes['objectApiName'] ? `${need('objectApiName')}/` : ''}${need('recordId')}/${need('actionName')}`;
    case 'standard__objectPage':
      return `/lightning/o/${need('objectApiName')}/${attributes['actionName'] === 'list' ? 'list' : 'home'}`;
    case 'standard__navItemPage':
      return `/lightning/n/${need('apiName')}`;
    case 'standard__app':
      return `/lightning/app/${need('appTarget')}`;
    case 'standard__namedPage':
      if (attributes['pageName'] === 'home') return '/lightning/page/home';
  }
  throw new Error(`The local org has no page for references of type ${type} ${JSON.stringify(attributes)}.`);
}

/** What an address stands for; undefined for the start page and for addresses that are none. */
export function pageAt(location: Pick<URL, 'pathname' | 'search'>): PageReference | undefined {
  const parts = location.pathname.split('/').slice(1).map(decodeURIComponent);
  const given = [...new URLSearchParams(location.search)];
  const state = Object.fromEntries(given);
  if (parts[0] !== 'lightning') return undefined;
  const [, kind, first = '', second = '', third = ''] = parts;
  // "Parameters without a namespace are reserved for Salesforce use" (Lightning Aura Components Developer Guide, Add Query Parameters).
  const own = Object.fromEntries(given.filter(([name]) => name.includes('__')));
  if (kind === 'n' && first) return { type: 'standard__navItemPage', attributes: { apiName: first }, state: own };
  if (kind === 'app' && first) return { type: 'standard__app', attributes: { appTarget: first }, state };
  if (kind === 'o' && first)
    return { type: 'standard__objectPage', attributes: { objectApiName: first, actionName: second || 'home' }, state };
  if (kind === 'page' && first === 'home')
    return { type: 'standard__namedPage', attributes: { pageName: 'home' }, state };
  if (kind === 'r' && first) {
    const hasObject = /^\w{15}(\w{3})?$/.test(second);
    const attributes = hasObject
      ? { objectApiName: first, recordId: second, actionName: third || 'view' }
      : { recordId: first, actionName: second || 'view' };
    return { type: 'standard__recordPage', attributes, state };
  }
  return undefined;
}

let current: PageReference | undefined;

/** The page that is shown. */
export function currentPage(): PageReference | undefined {
  return current;
}

/** Calls the listener at each change of page or state; returns the function that ends it. */
export function onPageChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells everyone which page is shown now. */
export function announcePage(page: PageReference): void {
  current = page;
  for (const listener of [...listeners]) listener(page);
}

/** Goes to an address of this application. */
export function goTo(url: string, isReplacing = false): void {
  if (isReplacing) history.replaceState(null, '', url);
  else history.pushState(null, '', url);
  window.dispatchEvent(new CustomEvent('localorg:navigate'));
}
