import { callServer, type AppItem, type Bootstrap } from 'platform/runtime';
import { goTo } from 'platform/pages';
import { element } from './dom.ts';

/** The bars above the page: organisation and user on top, application and its tabs below. */
export class Header {
  readonly node: HTMLElement;
  readonly #session: Bootstrap;
  readonly #appName = element('span', { class: 'slds-truncate' });
  readonly #tabs = element('ul', { class: 'slds-grid localorg-tabs' });
  readonly #launcher: HTMLElement;
  #shown: AppItem | undefined;

  constructor(session: Bootstrap) {
    this.#session = session;
    this.#launcher = this.#makeLauncher();
    const bar = element(
      'div',
      { class: 'slds-context-bar localorg-bar' },
      element(
        'div',
        { class: 'slds-context-bar__primary' },
        this.#launcher,
        element(
          'div',
          { class: 'slds-context-bar__item' },
          element('span', { class: 'slds-context-bar__label-action slds-context-bar__app-name' }, this.#appName),
        ),
      ),
      element('nav', { class: 'slds-context-bar__secondary', 'aria-label': 'Application' }, this.#tabs),
    );
    this.node = element(
      'header',
      { class: 'localorg-header' },
      element('a', { href: '#main', class: 'slds-assistive-text slds-assistive-text_focus' }, 'Skip to main content'),
      element(
        'div',
        { class: 'localorg-global' },
        element('span', { class: 'localorg-organisation' }, 'Local Org'),
        this.#makeSwitcher(),
      ),
      bar,
    );
  }

  /** Shows an application's tabs, and which of them is open. */
  show(app: AppItem, activeTab: string | undefined): void {
    if (this.#shown !== app) {
      this.#shown = app;
      this.#appName.textContent = app.label;
      this.node.style.setProperty('--localorg-brand', app.color);
      this.#tabs.replaceChildren(
        ...app.tabs.map((tab) =>
          element(
            'li',
            { class: 'slds-context-bar__item', 'data-tab': tab.apiName },
            element(
              'a',
              { href: tab.url, class: 'slds-context-bar__label-action' },
              element('span', { class: 'slds-truncate', title: tab.label }, tab.label),
            ),
          ),
        ),
      );
    }
    for (const item of this.#tabs.children) {
      const isActive = item.getAttribute('data-tab') === activeTab;
      item.classList.toggle('slds-is-active', isActive);
      const link = item.querySelector('a');
      if (isActive) {
        link?.setAttribute('aria-current', 'page');
        // On a phone the bar scrolls; the open tab must not be outside of it.
        link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      } else link?.removeAttribute('aria-current');
    }
  }

  #makeLauncher(): HTMLElement {
    const { apps } = this.#session;
    const menu = element(
      'ul',
      { class: 'localorg-menu', id: 'localorg-apps', hidden: '' },
      ...apps.map((app) =>
        element(
          'li',
          {},
          element(
            'a',
            { href: app.tabs[0]?.url ?? '/' },
            element('span', { class: 'slds-show' }, app.label),
            element('span', { class: 'slds-show slds-text-body_small' }, app.description),
          ),
        ),
      ),
    );
    const button = element('button', {
      class: 'localorg-waffle',
      type: 'button',
      'aria-label': 'App Launcher',
      'aria-expanded': 'false',
      'aria-controls': 'localorg-apps',
    });
    for (let dot = 0; dot < 9; dot++) button.append(element('span'));
    const toggle = (isOpen: boolean): void => {
      menu.hidden = !isOpen;
      button.setAttribute('aria-expanded', String(isOpen));
    };
    button.addEventListener('click', () => toggle(menu.hidden));
    const launcher = element('div', { class: 'localorg-launcher' }, button, menu);
    launcher.addEventListener('focusout', (event) => {
      if (!launcher.contains(event.relatedTarget as Node | null)) toggle(false);
    });
    launcher.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || menu.hidden) return;
      toggle(false);
      button.focus();
    });
    menu.addEventListener('click', () => toggle(false));
    return launcher;
  }

  #makeSwitcher(): HTMLElement {
    const { user, users } = this.#session;
    const select = element(
      'select',
      { class: 'slds-select', id: 'localorg-user' },
      ...users.map((u) => element('option', { value: u.id }, `${u.name} (${u.role})`)),
    );
    select.value = user.id;
    select.addEventListener('change', () => {
      void callServer('POST', '/aura/session', { userId: select.value }).then(() => {
        // Everything that the page holds was read as the other user.
        location.reload();
      });
    });
    return element(
      'div',
      { class: 'localorg-user' },
      element('span', { class: 'localorg-avatar', 'aria-hidden': 'true' }, initialsOf(user.name)),
      element('label', { for: 'localorg-user' }, 'Signed in as'),
      element('div', { class: 'slds-select_container' }, select),
    );
  }
}

function initialsOf(name: string): string {
  return name
    .split(' ')
    .map((part) => part.charAt(0))
    .join('')
    .slice(0, 2);
}

/** Opens links of the application without loading the page anew, wherever inside of a component they are. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || (link.target !== '' && link.target !== '_self')) return;
    const url = new URL(link.href, location.href);
    if (url.origin !== location.origin || !url.pathname.startsWith('/lightning/')) return;
    event.preventDefault();
    goTo(url.pathname + url.search);
  });
}
