export const REFRESH_EVENT = 'lightning__refresh';
export const REFRESH_COMPLETE = 'COMPLETE';
export const REFRESH_COMPLETE_WITH_ERRORS = 'COMPLETE_WITH_ERRORS';
export const REFRESH_ERROR = 'ERROR';

/** Asks the handlers of the page to load their data again. */
export class RefreshEvent extends CustomEvent<void> {
  constructor() {
    super(REFRESH_EVENT, { bubbles: true, composed: true, cancelable: true });
  }
}

const handlers = new Map<number, () => unknown>();
let last = 0;

/** Registers a handler; `registerRefreshHandler(this, this.refresh)` returns the id to unregister it with. */
export function registerRefreshHandler(component: unknown, handler: () => unknown): number {
  handlers.set(++last, handler.bind(component));
  return last;
}

export function unregisterRefreshHandler(id: number): boolean {
  return handlers.delete(id);
}

document.addEventListener(REFRESH_EVENT, () => handlers.forEach((handler) => void handler()));
