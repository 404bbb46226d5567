import type { LightningElement } from 'lwc';
import { currentPage, goTo, onPageChange, urlOf, type PageReference } from 'platform/pages';

const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** Opens a page reference; web pages open beside the application, as in Lightning Experience. */
export function navigate(page: PageReference, isReplacing = false): void {
  if (page.type === 'standard__webPage') {
    window.open(page.attributes['url'], '_blank', 'noopener');
    return;
  }
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
