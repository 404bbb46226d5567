/** Modules of the platform that @salesforce/lightning-types does not describe, as far as the package uses them. */
declare module '@salesforce/label/*' {
  const label: string;
  export default label;
}
declare module '@salesforce/customPermission/*' {
  /** Undefined where the running user does not have it. */
  const granted: true | undefined;
  export default granted;
}
declare module '@salesforce/schema/*' {
  const reference: { readonly objectApiName: string };
  export default reference;
}
declare module '@salesforce/i18n/lang' {
  const language: string;
  export default language;
}
declare module '@salesforce/i18n/locale' {
  const locale: string;
  export default locale;
}
declare module '@salesforce/i18n/timeZone' {
  const timeZone: string;
  export default timeZone;
}
declare module 'lightning/platformShowToastEvent' {
  export interface ToastConfig {
    title?: string;
    message?: string;
    variant?: 'info' | 'success' | 'warning' | 'error';
    mode?: 'dismissible' | 'pester' | 'sticky';
  }
  export class ShowToastEvent extends CustomEvent<unknown> {
    constructor(config: ToastConfig);
  }
}
declare module 'lightning/navigation' {
  import type { WireAdapterConstructor, LightningElement } from 'lwc';
  export interface PageReference {
    type: string;
    attributes?: Record<string, unknown>;
    state?: Record<string, string | undefined>;
  }
  interface Navigates {
    [NavigationMixin.Navigate](page: PageReference, replace?: boolean): void;
    [NavigationMixin.GenerateUrl](page: PageReference): Promise<string>;
  }
  export const NavigationMixin: {
    readonly Navigate: unique symbol;
    readonly GenerateUrl: unique symbol;
    (base: typeof LightningElement): new () => LightningElement & Navigates;
  };
  export const CurrentPageReference: WireAdapterConstructor<Record<string, never>, PageReference>;
}
declare module 'lightning/uiRecordApi' {
  export function notifyRecordUpdateAvailable(records: { recordId: string }[]): Promise<void>;
}
declare module 'lightning/empApi' {
  export interface EmpMessage {
    data: { payload: Record<string, unknown> };
  }
  export interface EmpSubscription {
    id: number;
  }
  export function subscribe(
    channel: string,
    replayId: number,
    received: (message: EmpMessage) => void,
  ): Promise<EmpSubscription>;
  export function unsubscribe(subscription: EmpSubscription): Promise<unknown>;
  export function onError(listener: (error: unknown) => void): void;
  /** False on phones. */
  export function isEmpEnabled(): Promise<boolean>;
}
declare module 'lightning/modal' {
  import { LightningElement } from 'lwc';
  export default class LightningModal extends LightningElement {
    label: string;
    disableClose: boolean;
    close(result?: unknown): void;
    static open(options: { label: string; size?: string } & Record<string, unknown>): Promise<unknown>;
  }
}
declare module 'lightning/confirm' {
  export default class LightningConfirm {
    static open(options: { message: string; label?: string; variant?: string; theme?: string }): Promise<boolean>;
  }
}
declare module 'lightning/prompt' {
  export default class LightningPrompt {
    /** Null when the person cancels. */
    static open(options: { message: string; label?: string; theme?: string }): Promise<string | null>;
  }
}
