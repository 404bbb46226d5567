import Toast from 'lightning/toast';

interface ToastOptions {
  readonly title?: string;
  readonly message?: string;
  readonly messageData?: unknown;
  readonly variant?: 'info' | 'success' | 'warning' | 'error';
  readonly mode?: 'dismissible' | 'pester' | 'sticky';
}

export const ShowToastEventName = 'lightning__showtoast';

/** Asks the page for a toast; the toast container of the base components listens. */
export class ShowToastEvent extends CustomEvent<unknown> {
  readonly toastAttributes: Readonly<Record<string, unknown>>;

  constructor(options: ToastOptions) {
    super(ShowToastEventName, {
      bubbles: true,
      composed: true,
      cancelable: true,
      detail: { ...options, toast: Toast },
    });
    this.toastAttributes = {
      type: options.variant ?? 'info',
      title: options.title,
      message: options.message,
      messageData: options.messageData,
      // The base toast stays until it is closed unless told otherwise; the event's default is to go by itself.
      mode: options.mode === 'sticky' ? 'sticky' : 'dismissible',
    };
  }
}
