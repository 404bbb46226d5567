import { LightningElement, api } from 'lwc';

import { labels } from './labels';

const DAY_MILLIS = 86_400_000;

/** Until when a question is put off: a day, a week, or a date. Tells its parent `putoff` with the time as ISO text. */
export default class ImpartnerLater extends LightningElement {
  labels = labels;
  @api isDisabled = false;
  day = '';
  private hasFocus = false;

  /** It opens by a key or a button; what comes next is in it. */
  renderedCallback(): void {
    if (this.hasFocus) return;
    this.hasFocus = true;
    this.template?.querySelector<HTMLElement>('lightning-button')?.focus();
  }

  get tomorrow(): string {
    return localDay(Date.now() + DAY_MILLIS);
  }
  get cannotChoose(): boolean {
    return this.isDisabled || this.day < this.tomorrow;
  }

  handleDays(event: Event): void {
    const days = Number((event.currentTarget as HTMLElement).dataset.days);
    this.tell(new Date(Date.now() + days * DAY_MILLIS));
  }
  handleDay(event: CustomEvent<{ value: string | null }>): void {
    this.day = event.detail.value ?? '';
  }
  /** The question waits again when that day begins. */
  handleUntil(): void {
    this.tell(new Date(`${this.day}T00:00:00`));
  }

  private tell(at: Date): void {
    this.dispatchEvent(new CustomEvent('putoff', { detail: at.toISOString() }));
  }
}

/** `2026-03-01`, in the zone of the browser. */
function localDay(millis: number): string {
  const day = new Date(millis);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
