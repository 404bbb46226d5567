import { LightningElement, api } from 'lwc';
import { fill, wholeNumber } from 'c/impartnerFormat';

import { labels } from './labels';

/** Previous and next below a list that the server pages. Tells its parent `turn` with 1 or -1; hidden where one page is all. */
export default class ImpartnerPager extends LightningElement {
  labels = labels;
  /** 1 for the first page. */
  @api page = 1;
  @api hasMore = false;

  get isShown(): boolean {
    return this.page > 1 || this.hasMore;
  }
  get isFirst(): boolean {
    return this.page <= 1;
  }
  get isLast(): boolean {
    return !this.hasMore;
  }
  get pageText(): string {
    return fill(labels.page, wholeNumber(this.page));
  }

  handleTurn(event: Event): void {
    const step = Number((event.currentTarget as HTMLElement).dataset.step);
    this.dispatchEvent(new CustomEvent('turn', { detail: step }));
  }
}
