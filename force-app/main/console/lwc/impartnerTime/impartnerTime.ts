import { LightningElement, api } from 'lwc';
import { everyMinute } from 'c/impartnerClock';
import { absoluteTime, relativeTime } from 'c/impartnerFormat';

/** A time as `3 hours ago`, kept current; the date and time itself on hover and for screen readers. */
export default class ImpartnerTime extends LightningElement {
  /** ISO text; where there is none the fallback is shown. */
  @api value?: string;
  @api fallback = '';
  /** Changes with each minute, so that the template asks for the text again. */
  now = Date.now();
  private stop?: () => void;

  connectedCallback(): void {
    this.stop = everyMinute(() => {
      this.now = Date.now();
    });
  }
  disconnectedCallback(): void {
    this.stop?.();
  }

  get relative(): string {
    return relativeTime(this.value, this.now);
  }
  get absolute(): string {
    return absoluteTime(this.value);
  }
}
