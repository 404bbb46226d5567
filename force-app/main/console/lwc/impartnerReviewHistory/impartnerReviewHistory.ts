import { LightningElement, api } from 'lwc';
import { typeText } from 'c/impartnerLog';

import { labels } from './labels';

interface EventLine {
  id: string;
  at: string | undefined;
  title: string;
  detail: string;
  className: string;
}

/** What has happened to a record and what people say about it. Tells its parent `comment` with the text. */
export default class ImpartnerReviewHistory extends LightningElement {
  labels = labels;
  @api events: ImpartnerReviewDetail.Event[] = [];
  @api mayComment = false;
  @api isBusy = false;
  text = '';

  /** Empties the field, once what was written is kept. */
  @api
  clear(): void {
    this.text = '';
  }

  get lines(): EventLine[] {
    return this.events.map(({ id, at, type, person, detail }) => ({
      id,
      at,
      title: `${typeText(type)} · ${person ?? labels.nobody}`,
      detail: detail ?? '',
      className: type === 'Comment' ? 'wrap said' : 'wrap slds-text-color_weak',
    }));
  }
  get isEmpty(): boolean {
    return this.events.length === 0;
  }
  get cannotSend(): boolean {
    return this.isBusy || this.text.trim() === '';
  }

  handleText(event: CustomEvent<{ value: string }>): void {
    this.text = event.detail.value;
  }
  handleSend(): void {
    this.dispatchEvent(new CustomEvent('comment', { detail: this.text.trim() }));
  }
}
