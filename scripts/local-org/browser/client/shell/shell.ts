import { bootstrap, type AppItem, type FetchError, type TabItem } from 'platform/runtime';
import { announcePage, goTo, pageAt, type PageReference } from 'platform/pages';
import { element, notice } from './dom.ts';
import { followLinks, Header } from './header.ts';
import { mount, pageView } from './pageView.ts';
import { detailPanel, highlights, listView, loadLayout } from './recordView.ts';

const appKey = 'localorg.app';

/** Draws the bars and the page that the address names, and follows every change of the address. */
export function startShell(): void {
  const shell = new Shell();
  window.addEventListener('popstate', () => void shell.open(true));
  window.addEventListener('localorg:navigate', () => void shell.open(true));
  followLinks();
  void shell.open(false);
}

class Shell {
  readonly #session = bootstrap();
  readonly #header = new Header(this.#session);
  readonly #main = element('main', { id: 'main', tabindex: '-1', class: 'localorg-main' });
  /** Path of the page that is shown; a change of the query alone goes to the components as state. */
  #path = '';
  #opening = 0;

  constructor() {
    document.body.append(this.#header.node, this.#main);
  }

  async open(isMove: boolean): Promise<void> {
    const page = pageAt(location);
    const tab = page ? this.#tabOf(page) : undefined;
    const app = this.#appOf(tab, page);
    if (!app) {
      this.#show(notice('No application', 'No permission set of this user opens an application.'));
      return;
    }
    if (!page || page.type === 'standard__app' || page.type === 'standard__namedPage') {
      const start = app.tabs[0];
      if (start) goTo(start.url, true);
      else this.#show(notice(app.label, 'This application has no tab that you may see.'));
      return;
    }
    sessionStorage.setItem(appKey, app.apiName);
    this.#header.show(app, tab?.apiName);
    if (this.#path === location.pathname) {
      announcePage(page);
      return;
    }
    this.#path = location.pathname;
    const opening = ++this.#opening;
    const content = await this.#content(page, tab).catch((error: unknown) => this.#failure(error));
    // A slower page must not replace the one that was opened after it.
    if (opening !== this.#opening) return;
    document.title = `${tab?.label ?? content.querySelector('h1')?.textContent ?? app.label} | ${app.label}`;
    announcePage(page);
    this.#show(content);
    performance.mark('localorg:page');
    if (isMove) this.#main.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  #show(content: HTMLElement): void {
    this.#main.replaceChildren(content);
  }

  #tabOf(page: PageReference): TabItem | undefined {
    const { attributes } = page;
    for (const app of this.#session.apps)
      for (const tab of app.tabs)
        if (
          (page.type === 'standard__navItemPage' && tab.apiName === attributes['apiName']) ||
          (tab.kind === 'object' && tab.target === attributes['objectApiName'])
        )
          return tab;
    return undefined;
  }

  #appOf(tab: TabItem | undefined, page: PageReference | undefined): AppItem | undefined {
    const { apps } = this.#session;
    const asked = page?.type === 'standard__app' ? page.attributes['appTarget'] : undefined;
    if (asked !== undefined) return apps.find((app) => app.apiName === asked.replace(/^c__/, '')) ?? apps[0];
    const last = apps.find((app) => app.apiName === sessionStorage.getItem(appKey)) ?? apps[0];
    if (!tab || last?.tabs.includes(tab)) return last;
    return apps.find((app) => app.tabs.includes(tab)) ?? last;
  }

  async #content(page: PageReference, tab: TabItem | undefined): Promise<HTMLElement> {
    const { attributes } = page;
    if (page.type === 'standard__recordPage') return this.#record(attributes['recordId'] ?? '');
    if (page.type === 'standard__objectPage') return listView(attributes['objectApiName'] ?? '');
    if (!tab) return notice('You cannot open this page', 'It does not exist, or no permission set of yours opens it.');
    if (tab.kind === 'object') return listView(tab.target);
    if (tab.kind === 'component') return mount(tab.target, {});
    const model = this.#session.pages[tab.target];
    return model ? pageView(model) : notice(tab.label, `The tab shows ${tab.target}, which is no page.`);
  }

  async #record(recordId: string): Promise<HTMLElement> {
    const layout = await loadLayout(recordId);
    const model = this.#session.pages[this.#session.recordPages[layout.objectApiName] ?? ''];
    const context = { recordId, objectApiName: layout.objectApiName, layout };
    return model ? pageView(model, context) : element('div', {}, highlights(layout), detailPanel(layout));
  }

  #failure(error: unknown): HTMLElement {
    const body = (error as Partial<FetchError>).body as { message?: string } | undefined;
    const text = body?.message ?? (error instanceof Error ? error.message : 'The page could not be loaded.');
    return notice('This page cannot be shown', text);
  }
}
