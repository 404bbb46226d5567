import type { LightningElement } from 'lwc';
import { currentPage, goTo, onPageChange, urlOf, type PageReference } from 'platform/pages';
import { bootstrap } from 'platform/runtime';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/**
 * "state properties must use a namespace prefix followed by two underscores. If the component isn't part of a managed package, use c for
 * the namespace prefix. If the component is part of a managed package, use the package's namespace." (Lightning Web Components Developer
 * Guide, Add Query Parameters). An org drops others without a word; here that is said.
 */
function checkState({ type, state = {} }: PageReference): void {
  if (type !== 'standard__navItemPage') return;
  const prefix = `${bootstrap().namespace ?? 'c'}__`;
  const wrong = Object.keys(state).find((name) => !name.startsWith(prefix));
  if (wrong !== undefined)
    throw new Error(`The state property ${wrong} of a page reference must begin with ${prefix}.`);
}

/** Opens a page reference; web pages open beside the application, as in Lightning Experience. */
export function navigate(page: PageReference, isReplacing = false): void {
  if (page.type === 'standard__webPage') {
    window.open(page.attributes['url'], '_blank', 'noopener');
    return;
  }
  checkState(page);
  goTo(urlOf(page), isReplacing);
}

/** `NavigationMixin(LightningElement)` with its two methods. */
export const NavigationMixin = Object.assign(
  (Base: typeof LightningElement) =>
    class extends Base {
      [Navigate](page: PageReference, isReplacing?: boolean): void {
        navigate(page, isReplacing === true);
      }

      [GenerateUrl](page: PageReference): Promise<string> {
        checkState(page);
        return Promise.resolve(page.type === 'standard__webPage' ? (page.attributes['url'] ?? '') : urlOf(page));
      }
    },
  { Navigate, GenerateUrl },
);

/** Wire adapter of the page that is shown and its state. */
export class CurrentPageReference {
  readonly #receive: (page: PageReference | undefined) => void;
  #stop: (() => void) | undefined;

  constructor(receive: (page: PageReference | undefined) => void) {
    this.#receive = receive;
  }

  connect(): void {
    this.#stop = onPageChange((page) => this.#receive(page));
    this.#receive(currentPage());
  }

  update(): void {
    // The adapter takes no configuration.
  }

  disconnect(): void {
    this.#stop?.();
  }
}
