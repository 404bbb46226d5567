/** Modules that the bundle provides and that have no types of their own. */
declare module 'lightning/toast' {
  const Toast: unknown;
  export default Toast;
}

declare module 'lightning/toastContainer' {
  export default class ToastContainer {
    static instance(): ToastContainer;
    maxToasts: number;
    toastPosition: string;
  }
}

declare module 'lightning/icon' {
  const Icon: typeof import('lwc').LightningElement;
  export default Icon;
}

declare module 'host/components' {
  interface Component {
    readonly default: import('lwc').LightningElement;
  }
  export const components: Readonly<Record<string, (() => Promise<Component>) | undefined>>;
}

declare module '@lwc/synthetic-shadow';
