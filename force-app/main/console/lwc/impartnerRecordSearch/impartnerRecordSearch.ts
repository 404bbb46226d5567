import { LightningElement, api } from 'lwc';
import findRecords from '@salesforce/apex/ImpartnerReviewsController.findRecords';
import { reduce } from 'c/impartnerErrors';

import { labels } from './labels';

/** Typing pauses this long before the server is asked. */
const PAUSE_MILLIS = 300;

/** Finds a record that is no candidate by a part of its name. Tells its parent `found` with its id. */
export default class ImpartnerAccountSearch extends LightningElement {
  labels = labels;
  @api reviewId?: string;
  @api label = '';
  @api help = '';
  hits: ImpartnerReviewPage.Hit[] = [];
  error?: string;
  hasSearched = false;
  private text = '';
  private timer?: number;

  disconnectedCallback(): void {
    window.clearTimeout(this.timer);
  }

  get hasHits(): boolean {
    return this.hits.length > 0;
  }

  get hasNoHits(): boolean {
    return this.hasSearched && !this.hasHits && this.error === undefined;
  }

  handleChange(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
    window.clearTimeout(this.timer);
    // eslint-disable-next-line @lwc/lwc/no-async-operation
    this.timer = window.setTimeout(() => void this.search(), PAUSE_MILLIS);
  }

  handleChoose(event: Event): void {
    const { id } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('found', { detail: id }));
    this.hits = [];
    this.hasSearched = false;
  }

  private async search(): Promise<void> {
    const { text } = this;
    this.error = undefined;
    try {
      const hits = text.trim().length < 2 ? [] : await findRecords({ reviewId: this.reviewId, text });
      if (text !== this.text) return;
      this.hits = hits;
      this.hasSearched = text.trim().length >= 2;
    } catch (failure) {
      this.error = reduce(failure);
    }
  }
}
